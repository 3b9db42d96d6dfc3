import { useSignatures } from '@/api/record';
import { useT } from '@/shared/i18n';
import { Chip, CopyButton, ErrorNotice, Panel, Time } from '@/shared/ui';
import styles from './audit.module.css';
import { CertificateButton } from './CertificateButton';

/** The certificate sheet: which device signs with which key. */
export function DevicesPanel() {
  const t = useT();
  const { data, error, refetch } = useSignatures();
  return (
    <Panel title={t('audit:devices.title')} aside={<CertificateButton />}>
      <div className={styles.form}>
        <p>{t('audit:devices.what')}</p>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        {data?.devices.map((device) => (
          <div key={device.id} className={styles.device} data-testid="device">
            <span>
              <b>{device.name || t('audit:devices.unnamed')}</b> {device.own && <Chip>{t('audit:devices.own')}</Chip>}
            </span>
            <small>
              {t('audit:devices.since')} <Time at={device.added_at} show="exact" />
            </small>
            <div className={styles.head}>
              <code data-testid="fingerprint">{grouped(device.fingerprint)}</code>
              <CopyButton size="small" text={device.fingerprint} />
            </div>
          </div>
        ))}
      </div>
    </Panel>
  );
}

/** In groups of four, as one compares by eye. */
export function grouped(fingerprint: string): string {
  return fingerprint.match(/.{1,4}/g)?.join(' ') ?? fingerprint;
}
