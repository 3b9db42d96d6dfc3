import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { request } from '@/api/client';
import { askPath } from '@/api/files';
import { useMay } from '@/api/session';
import { useLanguage, useT } from '@/shared/i18n';
import { ErrorNotice, Panel, presentMoment } from '@/shared/ui';
import styles from './settings.module.css';

/** The data as a whole: a copy of it, and the demonstration. */
export function DataTab() {
  const may = useMay();
  return (
    <div className={styles.stack}>
      {may('backup') && <Backup />}
      {may('manage_users') && <Demonstration />}
    </div>
  );
}

function Backup() {
  const t = useT();
  const backup = useMutation({
    mutationFn: async () => {
      const day = presentMoment().toISOString().slice(0, 10);
      const path = await askPath(t('settings:backup.file_name', { day }), t('settings:backup.kind'), 'crisisdesk');
      if (path !== undefined) await request('backup', { path });
      return path;
    },
  });
  return (
    <Panel title={t('settings:backup.title')}>
      <div className={styles.fields}>
        <p>{t('settings:backup.what')}</p>
        <div>
          <Button type="primary" loading={backup.isPending} onClick={() => backup.mutate()} data-testid="backup">
            {t('settings:backup.action')}
          </Button>
        </div>
        <ErrorNotice error={backup.error} onRetry={() => backup.mutate()} />
        {backup.data !== undefined && (
          <p className={styles.path} role="status" data-testid="backup-done">
            {t('settings:backup.done', { path: backup.data })}
          </p>
        )}
      </div>
    </Panel>
  );
}

function Demonstration() {
  const t = useT();
  const [lang] = useLanguage();
  const { modal } = App.useApp();
  const load = useMutation({ mutationFn: () => request('load_demonstration', { lang }) });
  const ask = () =>
    void modal.confirm({
      title: t('settings:demonstration.ask'),
      content: t('settings:demonstration.what'),
      okText: t('settings:demonstration.action'),
      okButtonProps: { 'data-testid': 'demonstration-ok' },
      onOk: () => load.mutate(),
    });
  return (
    <Panel title={t('settings:demonstration.title')}>
      <div className={styles.fields}>
        <p>{t('settings:demonstration.what')}</p>
        <div>
          <Button loading={load.isPending} disabled={load.isSuccess} onClick={ask} data-testid="demonstration">
            {t('settings:demonstration.action')}
          </Button>
        </div>
        <ErrorNotice error={load.error} />
        {load.isSuccess && <p role="status">{t('settings:demonstration.done')}</p>}
      </div>
    </Panel>
  );
}
