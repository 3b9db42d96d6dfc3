import { Input } from 'antd';
import { useId, useState } from 'react';
import type { ErasureScope } from '@/api/bindings/ErasureScope';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { Field, FormDialog } from '@/shared/ui';

/** Asks that something be erased: why, and by which law. Another person has to agree. */
export function ErasureDialog({ scope, what, onClose }: { scope: ErasureScope; what: string; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const [reason, setReason] = useState('');
  const [authority, setAuthority] = useState('');
  const { send, pending, error } = useSend();
  const ask = async () => {
    if (await send({ record: { do: 'request_erasure', scope, reason, authority } })) onClose();
  };
  return (
    <FormDialog
      open
      danger
      title={t('audit:erasure.title')}
      ok={t('audit:erasure.ask')}
      pending={pending}
      error={error}
      incomplete={reason.trim() === '' || authority.trim() === ''}
      onOk={() => void ask()}
      onClose={onClose}
      testId="erasure"
    >
      <p>{what}</p>
      <p>{t('audit:erasure.what')}</p>
      <Field label={t('audit:erasure.reason')} htmlFor={`${id}-reason`}>
        <Input.TextArea id={`${id}-reason`} autoSize={{ minRows: 2 }} value={reason} onChange={(event) => setReason(event.target.value)} data-testid="erasure-reason" />
      </Field>
      <Field label={t('audit:erasure.authority')} hint={t('audit:erasure.authority_hint')} htmlFor={`${id}-authority`}>
        <Input id={`${id}-authority`} value={authority} onChange={(event) => setAuthority(event.target.value)} data-testid="erasure-authority" />
      </Field>
    </FormDialog>
  );
}
