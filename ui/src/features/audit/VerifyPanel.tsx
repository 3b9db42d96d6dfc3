import { useMutation } from '@tanstack/react-query';
import { Button, Input, Progress, Switch } from 'antd';
import { useId, useState } from 'react';
import type { VerificationView } from '@/api/bindings/VerificationView';
import { request } from '@/api/client';
import { useProgress } from '@/api/record';
import { toAppError } from '@/shared/errors';
import { useT } from '@/shared/i18n';
import { ErrorNotice, Field, Panel } from '@/shared/ui';
import styles from './audit.module.css';
import { VerificationResult } from './VerificationResult';

/** Checks the journal against itself, against a printed head, and the views against a replay. */
export function VerifyPanel() {
  const t = useT();
  const id = useId();
  const [rebuild, setRebuild] = useState(false);
  const [head, setHead] = useState('');
  const verifying = useMutation({
    mutationFn: () => request<VerificationView>('verify', { rebuild, against: head.trim() === '' ? null : head.trim() }),
  });
  const percent = useProgress(verifying.isPending);
  const badHead = isBadHead(verifying.error);
  return (
    <div className={styles.side}>
      <Panel title={t('audit:verify.title')}>
        <div className={styles.form}>
          <p>{t('audit:verify.what')}</p>
          <Field label={t('audit:verify.head')} optional hint={badHead ? <span role="alert" className={styles.bad}>{t('audit:verify.head_invalid')}</span> : t('audit:verify.head_hint')} htmlFor={`${id}-head`}>
            <Input.TextArea id={`${id}-head`} autoSize spellCheck={false} status={badHead ? 'error' : undefined} className={styles.mono} value={head} onChange={(event) => setHead(event.target.value)} data-testid="verify-head" />
          </Field>
          <Field label={t('audit:verify.rebuild')} hint={t('audit:verify.rebuild_hint')} htmlFor={`${id}-rebuild`}>
            <div>
              <Switch id={`${id}-rebuild`} checked={rebuild} onChange={setRebuild} data-testid="verify-rebuild" />
            </div>
          </Field>
          <div>
            <Button type="primary" loading={verifying.isPending} onClick={() => verifying.mutate()} data-testid="verify">
              {t('audit:verify.action')}
            </Button>
          </div>
          {verifying.isPending && (
            <div role="status" data-testid="verify-progress">
              <Progress percent={percent ?? 0} size="small" />
              <small>{t('audit:verify.working')}</small>
            </div>
          )}
          {!badHead && <ErrorNotice error={verifying.error} onRetry={() => verifying.mutate()} />}
        </div>
      </Panel>
      {verifying.data && <VerificationResult found={verifying.data} />}
      <Panel title={t('audit:limits.title')}>
        <ul className={styles.limits}>
          {(['finds', 'tail', 'prevents', 'truth'] as const).map((point) => (
            <li key={point}>{t(`audit:limits.${point}`)}</li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function isBadHead(error: unknown): boolean {
  if (error === null) return false;
  const { code, params } = toAppError(error);
  return code === 'bad_input' && params.detail === 'head';
}
