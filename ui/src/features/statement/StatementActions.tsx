import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Place } from '@/api/bindings/Place';
import type { StatementCommand } from '@/api/bindings/StatementCommand';
import type { StatementView } from '@/api/bindings/StatementView';
import { may } from '@/api/case';
import { useSend } from '@/api/execute';
import { useMe } from '@/api/session';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { ErrorNotice, Icon, Kbd, ReasonDialog } from '@/shared/ui';
import { PlacedDialog } from './PlacedDialog';
import { ReleaseDialog } from './ReleaseDialog';
import { ScheduleDialog } from './ScheduleDialog';
import { TemplateDialog } from './TemplateDialog';
import type { WorkState } from './useWork';
import { currentText } from './work';
import styles from './statement.module.css';

interface StatementActionsProps {
  view: CaseView;
  item: StatementView;
  work: WorkState;
  /** The present text is on screen, not an old one: only that can be approved. */
  present: boolean;
  /** The words that are marked in the text. */
  marked: Place | undefined;
  onPreview: () => void;
}

type Dialog = 'changes' | 'release' | 'withdraw' | 'reject' | 'comment' | 'schedule' | 'emergency' | 'template';

/** What a person may do with a statement as it stands. */
function useSteps({ view, item, work, present }: Pick<StatementActionsProps, 'view' | 'item' | 'work' | 'present'>) {
  const me = useMe();
  const { statement, can_approve: canApprove, cleared } = item;
  const { state } = statement;
  const untouched = !work.dirty && !work.conflict;
  const underReview = state === 'in_review' || state === 'approved';
  const wrote = statement.versions.some(({ by }) => by === me?.id);
  const reviews = underReview && (may(view, 'review_statement') || canApprove);
  return {
    save: may(view, 'write_statement') && work.dirty && !work.conflict,
    submit: state === 'draft' && may(view, 'write_statement') && untouched && present,
    approve: canApprove && untouched && present,
    emergency: underReview && may(view, 'review_statement') && !wrote && untouched && present && !cleared && !statement.approvals.some((given) => given.by === me?.id && given.emergency !== null && given.voided_at === null),
    changes: reviews,
    reject: reviews,
    comment: may(view, 'comment_statement') && untouched && present,
    template: may(view, 'write_statement', true) && untouched && present,
    schedule: state !== 'released' && state !== 'withdrawn' && may(view, 'release_statement'),
    release: (underReview || state === 'released') && cleared && statement.superseded_by === null && untouched && present && may(view, 'release_statement', true),
    withdraw: state !== 'withdrawn' && (may(view, 'withdraw_statement', true) || (statement.releases.length === 0 && wrote)),
  };
}

/** The next steps of a statement. What the person may not do, or what can't be done yet, is not offered. */
export function StatementActions({ view, item, work, present, marked, onPreview }: StatementActionsProps) {
  const t = useT();
  const { send, pending, error, reset } = useSend(view.card.id);
  const [open, setOpen] = useState<Dialog>();
  const { statement } = item;
  const { id, state } = statement;
  const steps = useSteps({ view, item, work, present });
  useActions(steps.save ? [{ id: 'statement.save', title: t('statement:act.save'), keys: 'mod+s', run: () => void work.save() }] : []);
  const { digest, number } = currentText(statement);
  const close = () => {
    reset();
    setOpen(undefined);
  };
  const act = async (command: StatementCommand) => {
    if (await send({ statement: command })) setOpen(undefined);
  };
  const asked = { pending, error, onClose: close };
  const more = (['comment', 'schedule', 'template', 'emergency', 'reject', 'withdraw'] as const).filter((key) => steps[key]);
  return (
    <div className={styles.actions}>
      {open === undefined && <ErrorNotice error={error} />}
      <Button onClick={onPreview} data-testid="statement-preview">
        {t('statement:act.preview')}
      </Button>
      {more.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{ items: more.map((key) => ({ key, label: <span data-testid={`statement-${key}`}>{t(`statement:act.${key}`)}</span>, danger: key === 'withdraw' || key === 'reject' })), onClick: ({ key }) => setOpen(key as Dialog) }}
        >
          <Button aria-label={t('statement:act.more')} icon={<Icon name="more" size={16} />} data-testid="statement-more" />
        </Dropdown>
      )}
      {steps.changes && (
        <Button onClick={() => setOpen('changes')} data-testid="statement-changes">
          {t('statement:act.changes')}
        </Button>
      )}
      {steps.save && (
        <Button type="primary" loading={work.saving} onClick={() => void work.save()} data-testid="statement-save">
          {t('statement:act.save')} <Kbd combo="mod+s" />
        </Button>
      )}
      {steps.submit && (
        <Button type="primary" loading={pending} onClick={() => void act({ do: 'submit', statement: id })} data-testid="statement-submit">
          {t('statement:act.submit')}
        </Button>
      )}
      {steps.approve && (
        <Button type="primary" loading={pending} onClick={() => void act({ do: 'approve', statement: id, digest })} data-testid="statement-approve">
          {t('statement:act.approve', { number })}
        </Button>
      )}
      {steps.release && (
        <Button type={state === 'released' ? 'default' : 'primary'} onClick={() => setOpen('release')} data-testid="statement-release">
          {state === 'released' ? t('statement:act.release_more') : t('statement:act.release')}
        </Button>
      )}
      {open === 'release' && <ReleaseDialog view={view} statement={statement} onClose={close} />}
      {open === 'template' && <TemplateDialog view={view} statement={statement} onClose={close} />}
      {open === 'schedule' && <ScheduleDialog view={view} statement={statement} onClose={close} />}
      {open === 'changes' && (
        <PlacedDialog {...asked} title={t('statement:act.changes')} label={t('statement:changes_label')} place={marked} onSend={(note, place) => void act({ do: 'request_changes', statement: id, note, place })} testId="changes" />
      )}
      {open === 'comment' && (
        <PlacedDialog {...asked} title={t('statement:act.comment')} label={t('statement:comment_label')} place={marked} onSend={(note, place) => void act({ do: 'comment', statement: id, note, place })} testId="comment" />
      )}
      {open === 'reject' && (
        <ReasonDialog {...asked} danger title={t('statement:act.reject')} label={t('case:reason')} hint={t('statement:reject_hint')} ok={t('statement:act.reject')} onSend={(reason) => void act({ do: 'reject', statement: id, reason })} testId="reject" />
      )}
      {open === 'emergency' && (
        <ReasonDialog
          {...asked}
          danger
          title={t('statement:act.emergency')}
          label={t('statement:emergency_label')}
          hint={t('statement:emergency_hint')}
          ok={t('statement:act.emergency')}
          onSend={(emergency) => void act({ do: 'approve', statement: id, digest, emergency })}
          testId="emergency"
        />
      )}
      {open === 'withdraw' && (
        <ReasonDialog {...asked} danger title={t('statement:act.withdraw')} label={t('case:reason')} ok={t('statement:act.withdraw')} onSend={(reason) => void act({ do: 'withdraw', statement: id, reason })} testId="withdraw" />
      )}
    </div>
  );
}
