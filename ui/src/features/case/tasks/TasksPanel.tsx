import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Task } from '@/api/bindings/Task';
import { may } from '@/api/case';
import { useMe } from '@/api/session';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { Icon, Panel } from '@/shared/ui';
import { TaskDialog } from './TaskDialog';
import { isOpen, type TaskIntent } from './intent';
import { TaskReasonDialog } from './TaskReasonDialog';
import { TaskRow } from './TaskRow';
import room from '../room.module.css';
import styles from './tasks.module.css';

/** The tasks of a case (任务): mine or everyone's, the open ones first by due time. */
export function TasksPanel({ view }: { view: CaseView }) {
  const t = useT();
  const me = useMe();
  const [whose, setWhose] = useState<'all' | 'mine'>('all');
  const [intent, setIntent] = useState<TaskIntent>();
  const shown = view.tasks.filter(({ owner }) => whose === 'all' || owner === me?.id);
  const open = shown.filter(isOpen);
  const closed = shown.filter((task) => !isOpen(task));
  const [tasks, notify, statements] = [open.filter(({ brief }) => brief.kind === 'task'), open.filter(({ brief }) => brief.kind === 'notify'), open.filter(({ brief }) => typeof brief.kind === 'object')];
  const counted = view.tasks.filter(({ state }) => state !== 'cancelled');
  const mayManage = may(view, 'manage_task');
  const add = () => setIntent({ is: 'add' });
  const close = () => setIntent(undefined);
  useActions(mayManage ? [{ id: 'case.task', title: t('case:task.add'), icon: 'add', keys: 't', run: add }] : []);
  return (
    <Panel scrolls className={room.third} title={t('case:task.title')} aside={t('case:task.progress', { done: counted.filter(({ state }) => state === 'done').length, all: counted.length })}>
      <div className={styles.bar}>
        <Segmented
          size="small"
          aria-label={t('case:task.whose')}
          value={whose}
          onChange={setWhose}
          options={[
            { value: 'all', label: t('case:task.all') },
            { value: 'mine', label: t('case:task.mine') },
          ]}
          data-testid="task-whose"
        />
        {mayManage && (
          <Button size="small" icon={<Icon name="add" size={14} />} onClick={add} data-testid="task-add">
            {t('case:task.add_short')}
          </Button>
        )}
      </div>
      {open.length === 0 && <p className={room.none}>{whose === 'mine' ? t('case:task.none_mine') : t('case:task.none')}</p>}
      <ul className={room.list}>
        {tasks.map((task) => (
          <TaskRow key={task.id} view={view} task={task} onIntent={setIntent} />
        ))}
      </ul>
      <Folded title={t('case:task.notify', { count: notify.length })} view={view} tasks={notify} onIntent={setIntent} testId="tasks-notify" />
      <Folded title={t('case:task.statements', { count: statements.length })} view={view} tasks={statements} onIntent={setIntent} testId="tasks-statements" />
      <Folded title={t('case:task.closed', { count: closed.length })} view={view} tasks={closed} onIntent={setIntent} testId="tasks-closed" />
      {(intent?.is === 'add' || intent?.is === 'assign') && <TaskDialog view={view} task={intent.is === 'assign' ? intent.task : undefined} onClose={close} />}
      {(intent?.is === 'complete' || intent?.is === 'cancel' || intent?.is === 'reopen') && <TaskReasonDialog caseId={view.card.id} act={intent.is} task={intent.task} onClose={close} />}
    </Panel>
  );
}

/** Tasks of one kind, folded away until someone looks for them. */
function Folded({ title, view, tasks, onIntent, testId }: { title: string; view: CaseView; tasks: readonly Task[]; onIntent: (intent: TaskIntent) => void; testId: string }) {
  if (tasks.length === 0) return null;
  return (
    <details className={room.more} data-testid={testId}>
      <summary>{title}</summary>
      <ul className={room.list}>
        {tasks.map((task) => (
          <TaskRow key={task.id} view={view} task={task} onIntent={onIntent} />
        ))}
      </ul>
    </details>
  );
}
