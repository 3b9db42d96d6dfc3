import { Input } from 'antd';
import { useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Clock } from '@/api/bindings/Clock';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Field, FormDialog, MomentInput, presentMoment } from '@/shared/ui';

/** Stops a clock: when the duty was done, over which channel, and the receipt that proves it. */
export function MeetDialog({ view, clock, onClose }: { view: CaseView; clock: Clock; onClose: () => void }) {
  const t = useT();
  const say = useBilingual();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const [at, setAt] = useState<string | null>(() => presentMoment().toISOString());
  const [receipt, setReceipt] = useState({ channel: '', number: '', person: '', file: '' });
  const save = async () => {
    if (at !== null && (await send({ clock: { do: 'meet', clock: clock.id, at, receipt } }))) onClose();
  };
  const field = (name: keyof typeof receipt) => (
    <Input id={`${id}-${name}`} value={receipt[name]} onChange={(event) => setReceipt((now) => ({ ...now, [name]: event.target.value }))} data-testid={`meet-${name}`} />
  );
  return (
    <FormDialog
      open
      title={t('case:clock.meet_title', { name: say(clock.due.name) })}
      ok={t('case:clock.meet')}
      incomplete={at === null || receipt.channel.trim() === ''}
      pending={pending}
      error={error}
      onOk={() => void save()}
      onClose={onClose}
      testId="meet-dialog"
    >
      <Field label={t('case:clock.done_at')} htmlFor={`${id}-at`}>
        <MomentInput id={`${id}-at`} value={at} onChange={setAt} zone={view.zone} past testId="meet-at" />
      </Field>
      <Field label={t('case:clock.channel')} hint={t('case:clock.channel_hint')} htmlFor={`${id}-channel`}>
        {field('channel')}
      </Field>
      <Field label={t('case:clock.number')} optional htmlFor={`${id}-number`}>
        {field('number')}
      </Field>
      <Field label={t('case:clock.person')} optional htmlFor={`${id}-person`}>
        {field('person')}
      </Field>
      <Field label={t('case:clock.file')} hint={t('case:clock.file_hint')} optional htmlFor={`${id}-file`}>
        {field('file')}
      </Field>
    </FormDialog>
  );
}
