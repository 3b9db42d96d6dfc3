import { Input } from 'antd';
import { useId, useState } from 'react';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { Field, FormDialog } from '@/shared/ui';
import { CaseSelect, type CaseChoice } from './JournalFilters';

/** Places a case under legal hold (法律保留): nothing of it may be erased until the hold is lifted. */
export function HoldDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const id = useId();
  const [chosen, setChosen] = useState<CaseChoice>();
  const [reason, setReason] = useState('');
  const { send, pending, error } = useSend();
  const place = async () => {
    if (chosen !== undefined && (await send({ record: { do: 'place_hold', case: chosen.value, reason } }))) onClose();
  };
  return (
    <FormDialog open title={t('audit:hold.place')} ok={t('audit:hold.place')} pending={pending} error={error} incomplete={chosen === undefined || reason.trim() === ''} onOk={() => void place()} onClose={onClose} testId="hold">
      <CaseSelect chosen={chosen} onChoose={setChosen} placeholder={t('audit:bundle.case')} testId="hold-case" />
      <Field label={t('audit:erasure.reason')} htmlFor={`${id}-reason`}>
        <Input.TextArea id={`${id}-reason`} autoSize={{ minRows: 2 }} value={reason} onChange={(event) => setReason(event.target.value)} data-testid="hold-reason" />
      </Field>
    </FormDialog>
  );
}
