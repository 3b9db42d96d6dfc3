import type { Task } from '@/api/bindings/Task';

/** What a person is about to do with a task. */
export type TaskIntent = { is: 'add' } | { is: 'assign' | 'complete' | 'cancel' | 'reopen'; task: Task };

/** What takes words: a note of what was done, or a reason. */
export type TaskAct = 'complete' | 'cancel' | 'reopen';

/** Whether a task is still to be done. */
export function isOpen(task: Task): boolean {
  return task.state === 'open' || task.state === 'started';
}
