import type { Task } from '@/api/bindings/Task';
import type { Command } from '@/api/bindings/Command';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { ReasonDialog } from '@/shared/ui';
import type { TaskAct } from './intent';

function command(act: TaskAct, task: string, words: string): Command {
  return act === 'complete' ? { task: { do: 'complete', task, note: words } } : { task: { do: act, task, reason: words } };
}

/** Completes a task with a note of what was done, cancels it, or opens it again. */
export function TaskReasonDialog({ caseId, act, task, onClose }: { caseId: string; act: TaskAct; task: Task; onClose: () => void }) {
  const t = useT();
  const say = useBilingual();
  const { send, pending, error } = useSend(caseId);
  const save = async (words: string) => {
    if (await send(command(act, task.id, words))) onClose();
  };
  return (
    <ReasonDialog
      title={t(`case:task.${act}_title`, { title: say(task.title) })}
      label={act === 'complete' ? t('case:task.note') : t('case:reason')}
      ok={t(`case:task.act.${act}`)}
      danger={act === 'cancel'}
      pending={pending}
      error={error}
      onSend={(words) => void save(words)}
      onClose={onClose}
      testId={`task-${act}`}
    />
  );
}
