import { Input } from 'antd';
import { useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Task } from '@/api/bindings/Task';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Field, FormDialog, MomentInput } from '@/shared/ui';
import { PersonSelect } from '../PersonSelect';

/** Adds a task, or gives an open one another owner or due time. */
export function TaskDialog({ view, task, onClose }: { view: CaseView; task?: Task; onClose: () => void }) {
  const t = useT();
  const say = useBilingual();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const [title, setTitle] = useState('');
  const [owner, setOwner] = useState<string | null>(task?.owner ?? null);
  const [due, setDue] = useState<string | null>(task?.due_at ?? null);
  const save = async () => {
    const sent = task === undefined ? send({ task: { do: 'add', title, owner, due_at: due } }) : send({ task: { do: 'assign', task: task.id, owner, due_at: due } });
    if (await sent) onClose();
  };
  return (
    <FormDialog
      open
      title={task === undefined ? t('case:task.add') : t('case:task.assign_title', { title: say(task.title) })}
      ok={t('case:save')}
      incomplete={task === undefined && title.trim() === ''}
      pending={pending}
      error={error}
      onOk={() => void save()}
      onClose={onClose}
      testId="task-dialog"
    >
      {task === undefined && (
        <Field label={t('case:task.what')} htmlFor={`${id}-title`}>
          {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the first field of a dialog that the person has just opened */}
          <Input id={`${id}-title`} autoFocus value={title} onChange={(event) => setTitle(event.target.value)} data-testid="task-title" />
        </Field>
      )}
      <Field label={t('case:task.owner')} optional htmlFor={`${id}-owner`}>
        <PersonSelect id={`${id}-owner`} value={owner} onChange={setOwner} testId="task-owner" />
      </Field>
      <Field label={t('case:task.due')} optional htmlFor={`${id}-due`}>
        <MomentInput id={`${id}-due`} value={due} onChange={setDue} zone={view.zone} testId="task-due" />
      </Field>
    </FormDialog>
  );
}
