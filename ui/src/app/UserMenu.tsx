import { Dropdown, type MenuProps } from 'antd';
import { useLanguage, useT } from '@/shared/i18n';
import { useStore } from '@/shared/local';
import { themeMode, type ThemeMode } from '@/shared/theme/mode';
import { Icon, Kbd, VisuallyHidden } from '@/shared/ui';
import styles from './Frame.module.css';

/** Who is signed in, as the strip shows it, and what ends the session. */
export interface SignedIn {
  name: string;
  role: string;
  onLock: () => void;
  onSignOut: () => void;
}

const MODES: readonly ThemeMode[] = ['system', 'light', 'dark'];

/** Look and language for everyone; lock and sign out for who is signed in. */
export function UserMenu({ user }: { user?: SignedIn }) {
  const t = useT();
  const mode = useStore(themeMode);
  const [lang, setLang] = useLanguage();
  const items: MenuProps['items'] = [
    ...MODES.map((value) => ({
      key: value,
      label: t(`app:action.theme_${value}`),
      icon: <Icon name={value === mode ? 'check' : value === 'dark' ? 'moon' : 'sun'} size={16} />,
      onClick: () => themeMode.set(value),
    })),
    { key: 'language', label: t('app:action.language'), icon: <Icon name="language" size={16} />, onClick: () => setLang(lang === 'zh' ? 'en' : 'zh') },
    ...(user === undefined
      ? []
      : [
          { type: 'divider' as const },
          { key: 'lock', label: t('app:action.lock'), icon: <Icon name="lock" size={16} />, extra: <Kbd combo="mod+l" />, onClick: user.onLock },
          { key: 'sign-out', label: t('app:action.sign_out'), icon: <Icon name="leave" size={16} />, onClick: user.onSignOut },
        ]),
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <button type="button" className={styles.user} title={user && `${user.name} · ${user.role}`} data-testid="user-menu">
        <Icon name="user" />
        <VisuallyHidden>{t('app:menu.label')}</VisuallyHidden>
        {user && (
          <span>
            {user.name}
            <i> · {user.role}</i>
          </span>
        )}
        <Icon name="down" size={12} />
      </button>
    </Dropdown>
  );
}
