import { Button, Checkbox, Input } from 'antd';
import { useId } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Meeting } from '@/api/bindings/Meeting';
import { useDraft } from '@/api/drafts';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Field, FormDialog, Icon, MomentInput, useNow } from '@/shared/ui';
import { PersonSelect } from '../PersonSelect';
import styles from './room.module.css';

interface Planned {
  title: string;
  owner: string | null;
  due_at: string | null;
}

interface Minutes {
  note: string;
  plan: Planned[];
  /** Which points of the agenda are done. */
  done: number[];
}

const EMPTY: Minutes = { note: '', plan: [{ title: '', owner: null, due_at: null }], done: [] };

/** The meeting that goes on: its agenda with the time that each point may take, and the action plan. Closing the dialog does not end the meeting. */
export function MeetingDialog({ view, meeting, onClose }: { view: CaseView; meeting: Meeting; onClose: () => void }) {
  const t = useT();
  const say = useBilingual();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const { value: minutes, set, clear } = useDraft<Minutes>(`case.${view.card.id}.meeting.${meeting.number}`, EMPTY);
  const plan = minutes.plan.filter(({ title }) => title.trim() !== '');
  const end = async () => {
    if (!(await send({ room: { do: 'end_meeting', note: minutes.note, plan } }))) return;
    clear();
    onClose();
  };
  const change = (index: number, part: Partial<Planned>) => set({ ...minutes, plan: minutes.plan.map((line, place) => (place === index ? { ...line, ...part } : line)) });
  const tick = (index: number, on: boolean) => set({ ...minutes, done: on ? [...minutes.done, index] : minutes.done.filter((other) => other !== index) });
  return (
    <FormDialog open title={t('room:meeting.title', { number: meeting.number })} ok={t('room:meeting.end', { count: plan.length })} pending={pending} error={error} width={720} onOk={() => void end()} onClose={onClose} testId="meeting-dialog">
      <MeetingClock meeting={meeting} />
      <ol className={styles.agenda} aria-label={t('room:meeting.agenda')}>
        {meeting.agenda.map((item, index) => (
          <li key={item.title.zh}>
            <Checkbox checked={minutes.done.includes(index)} onChange={(event) => tick(index, event.target.checked)} data-testid="agenda-item">
              {say(item.title)}
            </Checkbox>
            <small>{t('room:meeting.minutes', { count: item.minutes })}</small>
          </li>
        ))}
      </ol>
      <Field label={t('room:meeting.note')} optional htmlFor={`${id}-note`}>
        <Input.TextArea id={`${id}-note`} value={minutes.note} onChange={(event) => set({ ...minutes, note: event.target.value })} autoSize={{ minRows: 2, maxRows: 6 }} data-testid="meeting-note" />
      </Field>
      <h3 className={styles.subtitle}>{t('room:meeting.plan')}</h3>
      {minutes.plan.map((line, index) => (
        <div key={index} className={styles.planned}>
          <Input value={line.title} onChange={(event) => change(index, { title: event.target.value })} placeholder={t('room:meeting.what')} aria-label={t('room:meeting.what')} data-testid="plan-title" />
          <PersonSelect value={line.owner} onChange={(owner) => change(index, { owner })} label={t('room:meeting.who')} testId="plan-owner" />
          <MomentInput value={line.due_at} onChange={(due_at) => change(index, { due_at })} zone={view.zone} label={t('room:meeting.until')} />
        </div>
      ))}
      <Button size="small" icon={<Icon name="add" size={14} />} onClick={() => set({ ...minutes, plan: [...minutes.plan, { title: '', owner: null, due_at: null }] })} data-testid="plan-add">
        {t('room:meeting.add')}
      </Button>
    </FormDialog>
  );
}

/** How long the meeting has gone on, of how long it may. */
function MeetingClock({ meeting }: { meeting: Meeting }) {
  const t = useT();
  const gone = Math.max(0, Math.floor((useNow(1000) - Date.parse(meeting.started_at)) / 1000));
  const all = meeting.agenda.reduce((sum, item) => sum + item.minutes, 0);
  const text = `${Math.floor(gone / 60)}:${String(gone % 60).padStart(2, '0')}`;
  return (
    <p className={gone > all * 60 ? styles.over : styles.timer} role="timer" data-testid="meeting-clock">
      {t('room:meeting.clock', { gone: text, all })}
    </p>
  );
}
