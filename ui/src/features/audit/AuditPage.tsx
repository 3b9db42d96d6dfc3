import { Tabs } from 'antd';
import { useMay } from '@/api/session';
import { useT } from '@/shared/i18n';
import { Page } from '@/shared/ui';
import styles from './audit.module.css';
import { CheckpointsPanel } from './CheckpointsPanel';
import { DevicesPanel } from './DevicesPanel';
import { FilePanel } from './FilePanel';
import { ImportedPanel } from './ImportedPanel';
import { JournalPanel } from './JournalPanel';
import { BundlePanel, TablesPanel } from './OutPanels';
import { RetentionTab } from './RetentionTab';
import { VerifyPanel } from './VerifyPanel';

/** The journal and its proof (审计): what happened, that nothing was changed, what left the store, and what is to go. */
export function AuditPage() {
  const t = useT();
  const may = useMay();
  const exports = may('export_redacted');
  const tabs = [
    {
      key: 'journal',
      content: (
        <div className={styles.audit}>
          <JournalPanel />
          <VerifyPanel />
        </div>
      ),
    },
    {
      key: 'proof',
      content: (
        <div className={styles.audit}>
          <CheckpointsPanel />
          <div className={styles.side}>
            <FilePanel />
            <DevicesPanel />
          </div>
        </div>
      ),
    },
    ...(exports
      ? [
          {
            key: 'exchange',
            content: (
              <div className={styles.audit}>
                <div className={styles.side}>
                  <BundlePanel />
                  <TablesPanel />
                </div>
                <ImportedPanel />
              </div>
            ),
          },
        ]
      : []),
    { key: 'retention', content: <RetentionTab /> },
  ];
  return (
    <Page title={t('audit:title')}>
      <Tabs items={tabs.map(({ key, content }) => ({ key, label: <span data-testid={`audit-${key}`}>{t(`audit:tab.${key}`)}</span>, children: content }))} />
    </Page>
  );
}
