import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { FileVerification } from '@/api/bindings/FileVerification';
import { request } from '@/api/client';
import { askFile } from '@/api/files';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { ErrorNotice, Icon, Panel, Time } from '@/shared/ui';
import styles from './audit.module.css';
import { grouped } from './DevicesPanel';

/** Verifies a report, a case bundle or a checkpoint, and says how it stands to the journal here. */
export function FilePanel() {
  const t = useT();
  const verifying = useMutation({
    mutationFn: async () => {
      const path = await askFile();
      return path === undefined ? null : { path, found: await request<FileVerification>('verify_file', { path }) };
    },
  });
  return (
    <Panel title={t('audit:file.title')}>
      <div className={styles.form}>
        <p>{t('audit:file.what')}</p>
        <div>
          <Button type="primary" loading={verifying.isPending} onClick={() => verifying.mutate()} data-testid="verify-file">
            {t('audit:file.action')}
          </Button>
        </div>
        <ErrorNotice error={verifying.error} />
        {verifying.data != null && <Found path={verifying.data.path} found={verifying.data.found} />}
      </div>
    </Panel>
  );
}

function Found({ path, found }: { path: string; found: FileVerification }) {
  const t = useT();
  const format = useFormat();
  const name = path.split(/[\\/]/).pop();
  return (
    <div className={styles.form} data-testid="file-verification" data-verified={found.verified} data-standing={found.standing}>
      <p className={found.verified ? styles.sound : styles.unsound} role="status">
        <Icon name={found.verified ? 'check' : 'error'} />
        <b>{t(found.verified ? 'audit:file.sound' : 'audit:file.unsound', { name })}</b>
      </p>
      <ul className={styles.limits}>
        {found.problems.map((problem) => (
          <li key={problem}>{t(`audit:problem.${problem}`, { defaultValue: problem })}</li>
        ))}
        <li>{t(`audit:standing.${found.standing}`)}</li>
        {found.recorded !== null && <li>{t(found.recorded ? 'audit:file.recorded' : 'audit:file.not_recorded')}</li>}
        {found.entries !== null && <li>{t('audit:result.entries', { count: found.entries, number: format.number(found.entries) })}</li>}
        {found.signed_at !== null && (
          <li>
            {t('audit:file.signed')} <Time at={found.signed_at} show="exact" />
          </li>
        )}
      </ul>
      {found.fingerprint !== null && (
        <>
          <small>{t('audit:file.fingerprint')}</small>
          <div className={styles.head}>
            <code>{grouped(found.fingerprint)}</code>
          </div>
        </>
      )}
    </div>
  );
}
