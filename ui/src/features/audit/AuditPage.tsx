import { useT } from '@/shared/i18n';
import { Page } from '@/shared/ui';
import styles from './audit.module.css';
import { JournalPanel } from './JournalPanel';
import { VerifyPanel } from './VerifyPanel';

/** The journal and its proof (审计). */
export function AuditPage() {
  const t = useT();
  return (
    <Page title={t('audit:title')}>
      <div className={styles.audit}>
        <JournalPanel />
        <VerifyPanel />
      </div>
    </Page>
  );
}
