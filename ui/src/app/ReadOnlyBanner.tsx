import { useT } from '@/shared/i18n';
import { Icon } from '@/shared/ui';
import styles from './Gate.module.css';

/** Says, as long as it is so, that the store failed its checks and can only be read, and how to get back to work. */
export function ReadOnlyBanner() {
  const t = useT();
  return (
    <div className={styles.banner} role="status" data-testid="read-only">
      <Icon name="warning" />
      <div>
        <b>{t('app:read_only.title')}</b> {t('app:read_only.next')} <code>crisisctl restore</code>
      </div>
    </div>
  );
}
