import { Select } from 'antd';
import { useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { DutyDue } from '@/api/bindings/DutyDue';
import type { Trigger } from '@/api/bindings/Trigger';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Field, FormDialog, MomentInput, presentMoment } from '@/shared/ui';

/** What a person can say the time of; the others follow from what is done in the case. */
const RECORDABLE = ['occurred', 'found', 'unit_head_informed', 'patient_received', 'regulator_complaint_received'] as const satisfies readonly Trigger[];

/** Records when something happened from which duties count: what waits for it starts, and what ran from a later moment is brought forward. */
export function TriggerDialog({ view, due, onClose }: { view: CaseView; due?: DutyDue; onClose: () => void }) {
  const t = useT();
  const say = useBilingual();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const [at, setAt] = useState<string | null>(() => presentMoment().toISOString());
  const [trigger, setTrigger] = useState<Trigger>(due?.trigger ?? 'occurred');
  const label = t(`terms:trigger.${trigger}`);
  const save = async () => {
    if (at !== null && (await send({ clock: { do: 'trigger', trigger, at } }))) onClose();
  };
  return (
    <FormDialog open title={due === undefined ? t('case:clock.record_start') : t('case:clock.start_title', { trigger: label })} ok={due === undefined ? t('case:save') : t('case:clock.start')} incomplete={at === null} pending={pending} error={error} onOk={() => void save()} onClose={onClose} testId="trigger-dialog">
      <p>{due === undefined ? t('case:clock.record_hint') : t('case:clock.start_hint', { name: say(due.name) })}</p>
      {due === undefined && (
        <Field label={t('case:clock.what_happened')} htmlFor={`${id}-what`}>
          <Select id={`${id}-what`} value={trigger} onChange={setTrigger} options={RECORDABLE.map((value) => ({ value, label: t(`terms:trigger.${value}`) }))} data-testid="trigger-what" />
        </Field>
      )}
      <Field label={label} htmlFor={`${id}-at`}>
        <MomentInput id={`${id}-at`} value={at} onChange={setAt} zone={view.zone} past testId="trigger-at" />
      </Field>
    </FormDialog>
  );
}
