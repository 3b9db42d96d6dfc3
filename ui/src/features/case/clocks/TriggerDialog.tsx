import { useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { DutyDue } from '@/api/bindings/DutyDue';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Field, FormDialog, MomentInput, presentMoment } from '@/shared/ui';

/** Records that what a duty counts from has happened; every clock that waits for it starts. */
export function TriggerDialog({ view, due, onClose }: { view: CaseView; due: DutyDue; onClose: () => void }) {
  const t = useT();
  const say = useBilingual();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const [at, setAt] = useState<string | null>(() => presentMoment().toISOString());
  const trigger = t(`terms:trigger.${due.trigger}`);
  const save = async () => {
    if (at !== null && (await send({ clock: { do: 'trigger', trigger: due.trigger, at } }))) onClose();
  };
  return (
    <FormDialog open title={t('case:clock.start_title', { trigger })} ok={t('case:clock.start')} incomplete={at === null} pending={pending} error={error} onOk={() => void save()} onClose={onClose} testId="trigger-dialog">
      <p>{t('case:clock.start_hint', { name: say(due.name) })}</p>
      <Field label={trigger} htmlFor={`${id}-at`}>
        <MomentInput id={`${id}-at`} value={at} onChange={setAt} zone={view.zone} past testId="trigger-at" />
      </Field>
    </FormDialog>
  );
}
