import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useT } from '@/shared/i18n';
import { CopyButton, Door, Icon, presentMoment, Time } from '@/shared/ui';
import styles from './setup.module.css';

/** Shows the recovery key, this once, with the ways to keep it; goes on only when the person says it is stored. */
export function RecoveryKey({ recoveryKey, company, onDone }: { recoveryKey: string; company: string; onDone: () => void }) {
  const t = useT();
  const [stored, setStored] = useState(false);
  const [made] = useState(presentMoment);
  return (
    <Door title={t('setup:recovery.title')} wide testId="recovery">
      <p>{t('setup:recovery.intro')}</p>
      <section className={styles.sheet} aria-label={t('setup:recovery.sheet_title')}>
        <h2>{t('setup:recovery.sheet_title')}</h2>
        <p>
          {company} · <Time at={made} show="exact" />
        </p>
        <code className={styles.key} data-testid="recovery-key">
          {recoveryKey}
        </code>
        <p>{t('setup:recovery.sheet_use')}</p>
      </section>
      <div className={styles.keep}>
        <CopyButton text={recoveryKey} testId="recovery-copy" />
        <Button icon={<Icon name="print" size={16} />} onClick={() => window.print()} data-testid="recovery-print">
          {t('setup:recovery.print')}
        </Button>
      </div>
      <ul className={styles.meaning}>
        <li>{t('setup:recovery.where')}</li>
        <li>{t('setup:recovery.copying')}</li>
      </ul>
      <div className={styles.foot}>
        <Checkbox checked={stored} onChange={(event) => setStored(event.target.checked)} data-testid="recovery-stored">
          {t('setup:recovery.stored')}
        </Checkbox>
        <Button type="primary" size="large" disabled={!stored} onClick={onDone} data-testid="recovery-done">
          {t('setup:recovery.done')}
        </Button>
      </div>
    </Door>
  );
}
