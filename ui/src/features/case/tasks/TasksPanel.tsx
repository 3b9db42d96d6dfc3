import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import { may } from '@/api/case';
import { useMe } from '@/api/session';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { Icon, Panel } from '@/shared/ui';
import { TaskDialog } from './TaskDialog';
import type { TaskIntent } from './intent';
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
  const open = shown.filter(({ state }) => state === 'open');
  const closed = shown.filter(({ state }) => state !== 'open');
  const counted = view.tasks.filter(({ state }) => state !== 'cancelled');
  const mayManage = may(view, 'manage_task');
  const add = () => setIntent({ is: 'add' });
  const close = () => setIntent(undefined);
  useActions(mayManage ? [{ id: 'case.task', title: t('case:task.add'), icon: 'add', keys: 't', run: add }] : []);
  return (
    <Panel title={t('case:task.title')} aside={t('case:task.progress', { done: counted.filter(({ state }) => state === 'done').length, all: counted.length })}>
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
        {open.map((task) => (
          <TaskRow key={task.id} view={view} task={task} onIntent={setIntent} />
        ))}
      </ul>
      {closed.length > 0 && (
        <details className={room.more} data-testid="tasks-closed">
          <summary>{t('case:task.closed', { count: closed.length })}</summary>
          <ul className={room.list}>
            {closed.map((task) => (
              <TaskRow key={task.id} view={view} task={task} onIntent={setIntent} />
            ))}
          </ul>
        </details>
      )}
      {(intent?.is === 'add' || intent?.is === 'assign') && <TaskDialog view={view} task={intent.is === 'assign' ? intent.task : undefined} onClose={close} />}
      {(intent?.is === 'complete' || intent?.is === 'cancel' || intent?.is === 'reopen') && <TaskReasonDialog caseId={view.card.id} act={intent.is} task={intent.task} onClose={close} />}
    </Panel>
  );
}
