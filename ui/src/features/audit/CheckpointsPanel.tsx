import { useMutation } from '@tanstack/react-query';
import { Button, Modal, QRCode } from 'antd';
import { useState } from 'react';
import type { CheckpointView } from '@/api/bindings/CheckpointView';
import { request } from '@/api/client';
import { askPath } from '@/api/files';
import { useSignatures } from '@/api/record';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { CopyButton, EmptyState, ErrorNotice, Panel, presentMoment, Time } from '@/shared/ui';
import styles from './audit.module.css';

/** Signed checkpoints: what to keep elsewhere, so that a journal cut short or rewritten is found out. */
export function CheckpointsPanel() {
  const t = useT();
  const format = useFormat();
  const { data, error, refetch } = useSignatures();
  const [shown, setShown] = useState<CheckpointView>();
  const making = useMutation({
    mutationFn: async () => {
      const day = presentMoment().toISOString().slice(0, 10);
      const path = await askPath(t('audit:checkpoint.file_name', { day }), t('audit:checkpoint.kind'), 'txt');
      return path === undefined ? null : request<CheckpointView>('export_checkpoint', { path });
    },
    onSuccess: (made) => {
      if (made !== null) setShown(made);
      void refetch();
    },
  });
  return (
    <Panel
      flush
      title={t('audit:checkpoint.title')}
      aside={
        <Button type="primary" size="small" loading={making.isPending} onClick={() => making.mutate()} data-testid="checkpoint-export">
          {t('audit:checkpoint.export')}
        </Button>
      }
    >
      <p className={styles.lead}>{t('audit:checkpoint.what')}</p>
      <ErrorNotice error={error ?? making.error} onRetry={() => void refetch()} />
      {data?.checkpoints.length === 0 && (
        <EmptyState icon="audit" title={t('audit:checkpoint.none')}>
          {t('audit:checkpoint.none_next')}
        </EmptyState>
      )}
      <ol className={styles.entries} aria-label={t('audit:checkpoint.title')} data-testid="checkpoints">
        {data?.checkpoints.map((checkpoint) => (
          <li key={checkpoint.text} className={styles.row} data-testid="checkpoint">
            <span>
              {t('audit:checkpoint.upto', { number: format.number(checkpoint.size) })}
              <small>
                <Time at={checkpoint.at} show="exact" />
              </small>
            </span>
            <span className={styles.rowActions}>
              <CopyButton size="small" text={checkpoint.text} />
              <Button size="small" onClick={() => setShown(checkpoint)} data-testid="checkpoint-qr">
                {t('audit:checkpoint.qr')}
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <Modal open={shown !== undefined} title={t('audit:checkpoint.title')} footer={null} width={440} onCancel={() => setShown(undefined)} data-testid="checkpoint-dialog">
        {shown && (
          <div className={styles.sheet}>
            <QRCode type="svg" value={shown.text} size={320} bordered={false} color="#000" bgColor="#fff" errorLevel="M" />
            <p>{t('audit:checkpoint.qr_hint')}</p>
            <code data-testid="checkpoint-text">{shown.text}</code>
          </div>
        )}
      </Modal>
    </Panel>
  );
}
