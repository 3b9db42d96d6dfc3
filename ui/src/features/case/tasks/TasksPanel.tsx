import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Task } from '@/api/bindings/Task';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useMe } from '@/api/session';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { useActions } from '@/shared/keys';
import { Icon, Panel } from '@/shared/ui';
import { useFew } from '../few';
import { TaskDialog } from './TaskDialog';
import { grouped } from './group';
import { isOpen, type TaskIntent } from './intent';
import { TaskReasonDialog } from './TaskReasonDialog';
import { TaskRow } from './TaskRow';
import room from '../room.module.css';
import styles from './tasks.module.css';

/** How many tasks are in sight at first: those due soonest. */
const NEAREST = 5;

const VIEWS = ['all', 'mine', 'role', 'person'] as const;
type View = (typeof VIEWS)[number];

/** The tasks of a case (任务): everyone's, mine, by role or by person; the open ones by due time. */
export function TasksPanel({ view }: { view: CaseView }) {
  const t = useT();
  const me = useMe();
  const [by, setBy] = useState<View>('all');
  const [intent, setIntent] = useState<TaskIntent>();
  const shown = view.tasks.filter(({ owner }) => by !== 'mine' || owner === me?.id);
  const open = shown.filter(isOpen);
  const closed = shown.filter((task) => !isOpen(task));
  const counted = view.tasks.filter(({ state }) => state !== 'cancelled');
  const mayManage = may(view, 'manage_task');
  const add = () => setIntent({ is: 'add' });
  const close = () => setIntent(undefined);
  useActions(mayManage ? [{ id: 'case.task', title: t('case:task.add'), icon: 'add', keys: 't', run: add }] : []);
  const list = { view, onIntent: setIntent };
  return (
    <Panel scrolls className={room.third} title={t('case:task.title')} aside={t('case:task.progress', { done: counted.filter(({ state }) => state === 'done').length, all: counted.length })}>
      <div className={styles.bar}>
        <Segmented size="small" aria-label={t('case:task.whose')} value={by} onChange={setBy} options={VIEWS.map((value) => ({ value, label: t(`case:task.by.${value}`) }))} data-testid="task-whose" />
        {mayManage && (
          <Button size="small" icon={<Icon name="add" size={14} />} onClick={add} aria-label={t('case:task.add')} title={t('case:task.add')} data-testid="task-add" />
        )}
      </div>
      {open.length === 0 && <p className={room.none}>{by === 'mine' ? t('case:task.none_mine') : t('case:task.none')}</p>}
      {by === 'role' || by === 'person' ? <Groups {...list} tasks={open} by={by} /> : <ByKind {...list} tasks={open} />}
      <Folded {...list} title={t('case:task.closed', { count: closed.length })} tasks={closed} testId="tasks-closed" />
      {(intent?.is === 'add' || intent?.is === 'assign') && <TaskDialog view={view} task={intent.is === 'assign' ? intent.task : undefined} onClose={close} />}
      {(intent?.is === 'complete' || intent?.is === 'cancel' || intent?.is === 'reopen') && <TaskReasonDialog caseId={view.card.id} act={intent.is} task={intent.task} onClose={close} />}
    </Panel>
  );
}

interface TasksProps {
  view: CaseView;
  tasks: readonly Task[];
  onIntent: (intent: TaskIntent) => void;
}

/** What is to be done in sight; whom to tell and what to publish folded away. */
function ByKind({ view, tasks, onIntent }: TasksProps) {
  const t = useT();
  const list = { view, onIntent };
  const notify = tasks.filter(({ brief }) => brief.kind === 'notify');
  const statements = tasks.filter(({ brief }) => typeof brief.kind === 'object');
  return (
    <>
      <Nearest {...list} tasks={tasks.filter(({ brief }) => brief.kind === 'task')} />
      <Folded {...list} title={t('case:task.notify', { count: notify.length })} tasks={notify} testId="tasks-notify" />
      <Folded {...list} title={t('case:task.statements', { count: statements.length })} tasks={statements} testId="tasks-statements" />
    </>
  );
}

/** Each role or person under a heading of their own. */
function Groups({ view, tasks, onIntent, by }: TasksProps & { by: 'role' | 'person' }) {
  const t = useT();
  const say = useBilingual();
  const names = useNames();
  const name = {
    role: ({ brief }: Task) => (brief.role === null ? undefined : say(brief.role)),
    person: ({ owner }: Task) => (owner === null ? undefined : names.user(owner)),
  }[by];
  return grouped(tasks, name).map(({ name: group = t(`case:task.without.${by}`), tasks: theirs }) => (
    <section key={group} aria-label={group} data-testid="task-group">
      <h3 className={styles.group}>{t('case:task.group', { group, count: theirs.length })}</h3>
      <Nearest view={view} tasks={theirs} onIntent={onIntent} />
    </section>
  ));
}

/** The tasks that are due soonest, and the rest on demand. */
function Nearest({ view, tasks, onIntent }: TasksProps) {
  const [nearest, toggle] = useFew(tasks, NEAREST, 'tasks-all');
  return (
    <>
      <ul className={room.list}>
        {nearest.map((task) => (
          <TaskRow key={task.id} view={view} task={task} onIntent={onIntent} />
        ))}
      </ul>
      {toggle}
    </>
  );
}

/** Tasks of one kind, folded away until someone looks for them. */
function Folded({ title, view, tasks, onIntent, testId }: TasksProps & { title: string; testId: string }) {
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
