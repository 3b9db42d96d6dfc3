import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { StatementView } from '@/api/bindings/StatementView';
import { may } from '@/api/case';
import { useSend } from '@/api/execute';
import { useMe } from '@/api/session';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { ErrorNotice, Kbd, ReasonDialog } from '@/shared/ui';
import { ReleaseDialog } from './ReleaseDialog';
import type { WorkState } from './useWork';
import { currentText } from './work';
import styles from './statement.module.css';

interface StatementActionsProps {
  view: CaseView;
  item: StatementView;
  work: WorkState;
  /** The present text is on screen, not an old one: only that can be approved. */
  present: boolean;
}

/** The next steps of a statement. What the person may not do, or what can't be done yet, is not offered. */
export function StatementActions({ view, item, work, present }: StatementActionsProps) {
  const t = useT();
  const me = useMe();
  const { send, pending, error, reset } = useSend(view.card.id);
  const [open, setOpen] = useState<'changes' | 'release' | 'withdraw'>();
  const { statement, missing, can_approve: canApprove } = item;
  const { id, state } = statement;
  const writes = may(view, 'write_statement');
  const untouched = !work.dirty && !work.conflict;
  const canSave = writes && work.dirty && !work.conflict;
  const ownDraft = statement.releases.length === 0 && statement.versions.some(({ by }) => by === me?.id);
  const canWithdraw = state !== 'withdrawn' && (may(view, 'withdraw_statement', true) || ownDraft);
  const canAskChanges = (state === 'in_review' || state === 'approved') && may(view, 'review_statement');
  const canRelease = (state === 'approved' || state === 'released') && missing.length === 0 && untouched && present && may(view, 'release_statement', true);
  useActions(canSave ? [{ id: 'statement.save', title: t('statement:act.save'), keys: 'mod+s', run: () => void work.save() }] : []);
  const close = () => {
    reset();
    setOpen(undefined);
  };
  const inDialog = async (sent: Promise<boolean>) => {
    if (await sent) setOpen(undefined);
  };
  const reason = { pending, error, onClose: close };
  return (
    <div className={styles.actions}>
      {open === undefined && <ErrorNotice error={error} />}
      {canWithdraw && (
        <Button onClick={() => setOpen('withdraw')} data-testid="statement-withdraw">
          {t('statement:act.withdraw')}
        </Button>
      )}
      {canAskChanges && (
        <Button onClick={() => setOpen('changes')} data-testid="statement-changes">
          {t('statement:act.changes')}
        </Button>
      )}
      {canSave && (
        <Button type="primary" loading={work.saving} onClick={() => void work.save()} data-testid="statement-save">
          {t('statement:act.save')} <Kbd combo="mod+s" />
        </Button>
      )}
      {state === 'draft' && writes && untouched && present && (
        <Button type="primary" loading={pending} onClick={() => void send({ statement: { do: 'submit', statement: id } })} data-testid="statement-submit">
          {t('statement:act.submit')}
        </Button>
      )}
      {canApprove && untouched && present && (
        <Button type="primary" loading={pending} onClick={() => void send({ statement: { do: 'approve', statement: id, digest: currentText(statement).digest } })} data-testid="statement-approve">
          {t('statement:act.approve', { number: currentText(statement).number })}
        </Button>
      )}
      {canRelease && (
        <Button type={state === 'approved' ? 'primary' : 'default'} onClick={() => setOpen('release')} data-testid="statement-release">
          {state === 'approved' ? t('statement:act.release') : t('statement:act.release_more')}
        </Button>
      )}
      {open === 'release' && <ReleaseDialog view={view} statement={statement} onClose={close} />}
      {open === 'changes' && (
        <ReasonDialog {...reason} title={t('statement:act.changes')} label={t('statement:changes_label')} ok={t('statement:act.changes')} onSend={(note) => void inDialog(send({ statement: { do: 'request_changes', statement: id, note } }))} testId="changes" />
      )}
      {open === 'withdraw' && (
        <ReasonDialog {...reason} danger title={t('statement:act.withdraw')} label={t('case:reason')} ok={t('statement:act.withdraw')} onSend={(words) => void inDialog(send({ statement: { do: 'withdraw', statement: id, reason: words } }))} testId="withdraw" />
      )}
    </div>
  );
}
