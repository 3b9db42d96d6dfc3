import { Input } from 'antd';
import { useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Statement } from '@/api/bindings/Statement';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { Field, FormDialog, MomentInput } from '@/shared/ui';

/** Sets the time before which the text must not go out, or lifts it. The program reminds and releases nothing by itself. */
export function ScheduleDialog({ view, statement, onClose }: { view: CaseView; statement: Statement; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const [at, setAt] = useState<string | null>(statement.not_before);
  const [reason, setReason] = useState('');
  const schedule = async () => {
    if (await send({ statement: { do: 'schedule', statement: statement.id, at, reason } })) onClose();
  };
  return (
    <FormDialog
      open
      title={t('statement:schedule.title')}
      ok={t('statement:schedule.ok')}
      incomplete={reason.trim() === '' || at === statement.not_before}
      pending={pending}
      error={error}
      onOk={() => void schedule()}
      onClose={onClose}
      testId="schedule-dialog"
    >
      <p>{t('statement:schedule.hint')}</p>
      <Field label={t('statement:schedule.at')} optional htmlFor={`${id}-at`}>
        <MomentInput id={`${id}-at`} value={at} onChange={setAt} zone={view.zone} testId="schedule-at" />
      </Field>
      <Field label={t('case:reason')} htmlFor={`${id}-reason`}>
        <Input.TextArea id={`${id}-reason`} value={reason} onChange={(event) => setReason(event.target.value)} autoSize={{ minRows: 2 }} data-testid="schedule-reason" />
      </Field>
    </FormDialog>
  );
}
