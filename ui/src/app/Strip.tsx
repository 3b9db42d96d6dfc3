import { Button } from 'antd';
import { useT } from '@/shared/i18n';
import { ClockChip, Icon, Kbd, type Due } from '@/shared/ui';
import styles from './Frame.module.css';
import { UserMenu, type SignedIn } from './UserMenu';

/** A clock that runs somewhere, with the way to it. */
export interface StripClock extends Due {
  id: string;
  title: string;
  place?: string;
  href: string;
}

const SHOWN = 3;

interface StripProps {
  /** Soonest first; the three most urgent are shown. */
  clocks: readonly StripClock[];
  user?: SignedIn;
  onFind: () => void;
  /** Absent where the person may not open a case. */
  onNewCase?: () => void;
}

/** The strip at the top, always in sight: what presses most, the way to everything, the next case, who is working. */
export function Strip({ clocks, user, onFind, onNewCase }: StripProps) {
  const t = useT();
  return (
    <header className={styles.strip}>
      <div className={styles.clocks} role="group" aria-label={t('app:strip.clocks')}>
        {clocks.slice(0, SHOWN).map(({ id, ...clock }) => (
          <ClockChip key={id} {...clock} />
        ))}
        {clocks.length === 0 && <small>{t('app:strip.no_clocks')}</small>}
      </div>
      <button type="button" className={styles.find} onClick={onFind} data-testid="find">
        <Icon name="search" size={16} />
        <span>{t('app:action.palette')}</span>
        <Kbd combo="mod+k" />
      </button>
      {onNewCase && (
        <Button type="primary" onClick={onNewCase} data-testid="new-case">
          {t('app:action.new_case')}
        </Button>
      )}
      <UserMenu user={user} />
    </header>
  );
}
