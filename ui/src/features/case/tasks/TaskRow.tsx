import { App, Button, Dropdown } from 'antd';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Task } from '@/api/bindings/Task';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { sendOnce } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Chip, DueTime, Icon, Time } from '@/shared/ui';
import { isOpen, type TaskIntent } from './intent';
import room from '../room.module.css';
import styles from './tasks.module.css';

interface TaskRowProps {
  view: CaseView;
  task: Task;
  onIntent: (intent: TaskIntent) => void;
}

/** One task: what, by whom, until when; how it ended. */
export function TaskRow({ view, task, onIntent }: TaskRowProps) {
  const t = useT();
  const say = useBilingual();
  const names = useNames();
  const title = say(task.title);
  const open = isOpen(task);
  const first = view.tasks.filter((other) => isOpen(other) && other.from_playbook !== null && task.brief.depends_on.includes(other.from_playbook));
  return (
    <li className={room.item} data-testid="task" data-state={task.state}>
      <div className={styles.row}>
        {open && may(view, 'complete_task') ? (
          <Button className={styles.box} size="small" icon={<Icon name="check" size={14} />} onClick={() => onIntent({ is: 'complete', task })} aria-label={t('case:task.complete_of', { title })} data-testid="task-complete" />
        ) : (
          <span className={styles.sign}>{task.state === 'done' ? '✓' : task.state === 'cancelled' ? '✕' : '○'}</span>
        )}
        <div className={styles.words}>
          <span className={task.state === 'cancelled' ? room.struck : undefined}>{title}</span>
          <small>
            {task.state === 'started' && (
              <>
                <Chip tone="accent">{t('terms:task_state.started')}</Chip>{' '}
              </>
            )}
            {task.owner !== null ? names.user(task.owner) : task.brief.role === null ? t('case:task.unowned') : t('case:task.for_role', { role: say(task.brief.role) })}
            {open && task.due_at !== null && (
              <>
                {' · '}
                <Time at={task.due_at} zone={view.zone} /> · <DueTime due={task.due_at} />
              </>
            )}
            {!open && (
              <>
                {' · '}
                <Chip tone={task.state === 'done' ? 'ok' : undefined}>{t(`terms:task_state.${task.state}`)}</Chip> <Time at={task.changed_at} zone={view.zone} />
              </>
            )}
          </small>
          {open && first.length > 0 && <small>{t('case:task.first', { tasks: first.map((other) => say(other.title)).join(t('shared:list_comma')) })}</small>}
          {task.stood_down && <small>{t('case:task.stood_down')}</small>}
          {task.note !== null && <small>{task.note}</small>}
          {open && task.instructions !== null && (
            <details className={room.more}>
              <summary>{t('case:task.how')}</summary>
              <small className={styles.how}>{say(task.instructions)}</small>
              {task.brief.evidence !== null && <small className={styles.how}>{t('case:task.evidence', { what: say(task.brief.evidence) })}</small>}
            </details>
          )}
        </div>
        <TaskMenu view={view} task={task} onIntent={onIntent} title={title} />
      </div>
    </li>
  );
}

function TaskMenu({ view, task, onIntent, title }: TaskRowProps & { title: string }) {
  const t = useT();
  const { message } = App.useApp();
  const start = () => {
    sendOnce(view.card.id, { task: { do: 'start', task: task.id } }).catch(() => void message.error(t('case:task.not_started')));
  };
  const acts = may(view, 'manage_task') ? (isOpen(task) ? (['assign', 'cancel'] as const) : (['reopen'] as const)) : [];
  const items = [
    ...(task.state === 'open' && may(view, 'complete_task') ? [{ key: 'start', label: t('case:task.act.start'), onClick: start }] : []),
    ...acts.map((is) => ({ key: is, label: t(`case:task.act.${is}`), onClick: () => onIntent({ is, task }) })),
  ];
  if (items.length === 0) return null;
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" size="small" icon={<Icon name="more" size={16} />} aria-label={t('case:menu_of', { what: title })} data-testid="task-menu" />
    </Dropdown>
  );
}
