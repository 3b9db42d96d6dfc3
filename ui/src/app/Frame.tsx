import { useEffect, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useMay } from '@/api/session';
import { useLanguage, useT } from '@/shared/i18n';
import { listenForKeys, Palette, ShortcutSheet, useActions, type Search } from '@/shared/keys';
import { themeMode, type ThemeMode } from '@/shared/theme/mode';
import styles from './Frame.module.css';
import { QuickLog } from './QuickLog';
import { Rail } from './Rail';
import { ROUTES } from './routes';
import { Strip, type StripClock } from './Strip';
import type { SignedIn } from './UserMenu';

interface FrameProps extends Search {
  clocks: readonly StripClock[];
  user?: SignedIn;
  /** What stands between the strip and the page, while there is something to notice. */
  notice?: ReactNode;
  onNewCase?: () => void;
  children: ReactNode;
}

/** What stands around every page: rail, strip, palette and the keys that work everywhere. */
export function Frame({ clocks, user, notice, onNewCase, found, onSeek, children }: FrameProps) {
  const [finding, setFinding] = useState(false);
  const may = useMay();
  useEffect(listenForKeys, []);
  useFrameActions({ user, onNewCase, onFind: () => setFinding(true) });
  return (
    <div className={styles.frame}>
      <Rail />
      <Strip clocks={clocks} user={user} onFind={() => setFinding(true)} onNewCase={onNewCase} />
      <div className={styles.below}>
        {notice}
        <div className={styles.content}>{children}</div>
      </div>
      <ShortcutSheet />
      {may('write_log') && <QuickLog />}
      <Palette open={finding} onClose={() => setFinding(false)} found={found} onSeek={onSeek} />
    </div>
  );
}

function useFrameActions({ user, onNewCase, onFind }: Pick<FrameProps, 'user' | 'onNewCase'> & { onFind: () => void }) {
  const t = useT();
  const [, go] = useLocation();
  const may = useMay();
  const [lang, setLang] = useLanguage();
  const look = (mode: ThemeMode) => ({ id: `app.theme-${mode}`, title: t(`app:action.theme_${mode}`), icon: 'sun' as const, run: () => themeMode.set(mode) });
  useActions([
    ...(onNewCase ? [{ id: 'case.new', title: t('app:action.new_case'), icon: 'add' as const, keys: 'mod+n', run: onNewCase }] : []),
    ...ROUTES.flatMap(({ path, rail, needs }) => (rail && (needs === undefined || may(needs)) ? [{ id: `app.go${path}`, title: t(rail.open), icon: rail.icon, run: () => go(path) }] : [])),
    { id: 'app.find', title: t('app:action.palette'), icon: 'search', keys: 'mod+k', unlisted: true, run: onFind },
    look('system'),
    look('light'),
    look('dark'),
    { id: 'app.language', title: t('app:action.language'), icon: 'language', words: 'language 语言', run: () => setLang(lang === 'zh' ? 'en' : 'zh') },
    ...(user
      ? [
          { id: 'session.lock', title: t('app:action.lock'), icon: 'lock' as const, keys: 'mod+l', run: user.onLock },
          { id: 'session.sign-out', title: t('app:action.sign_out'), icon: 'leave' as const, run: user.onSignOut },
        ]
      : []),
  ]);
}
