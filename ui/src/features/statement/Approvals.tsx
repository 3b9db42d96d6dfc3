import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { Approval } from '@/api/bindings/Approval';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Role } from '@/api/bindings/Role';
import type { StatementView } from '@/api/bindings/StatementView';
import { may } from '@/api/case';
import { useNames, usePersonOptions } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useMe } from '@/api/session';
import { useT } from '@/shared/i18n';
import { Chip, DueTime, Field, FormDialog, MomentInput, Panel, Time, useNow } from '@/shared/ui';
import { currentText } from './work';
import styles from './statement.module.css';

/** Who has to approve this text at the grade in force and in which order, who has, and whose approval an edit or a rejection made void. */
export function Approvals({ view, item: { statement, required, missing, open, steps } }: { view: CaseView; item: StatementView }) {
  const t = useT();
  const names = useNames();
  const [lending, setLending] = useState(false);
  const holds = (approval: Approval) => approval.voided_at === null && approval.digest === currentText(statement).digest;
  const valid = statement.approvals.filter((approval) => holds(approval) && approval.emergency === null);
  const outside = statement.approvals.filter((approval) => holds(approval) && approval.emergency !== null);
  const past = statement.approvals.filter((approval) => !holds(approval));
  const waiting = statement.state === 'in_review' || statement.state === 'approved';
  return (
    <Panel title={t('statement:approvals.title', { grade: t(`shared:grade.${view.card.grade}`) })} aside={t('statement:approvals.count', { given: required.length - missing.length, all: required.length })}>
      <ul className={styles.approvals} data-testid="approvals">
        {required.map((role) => {
          const given = valid.find((approval) => approval.role === role);
          const turn = waiting && open.includes(role);
          const minutes = steps.find((step) => step.role === role)?.minutes ?? 0;
          return (
            <li key={role} data-testid="approval" data-role={role} data-given={given !== undefined} data-turn={turn}>
              <i aria-hidden="true">{given === undefined ? '○' : '✓'}</i>
              <div>
                {t(`terms:role.${role}`)} {given !== undefined && <Given view={view} approval={given} />}
                {given === undefined && <Deputies view={view} role={role} />}
              </div>
              <small>{given !== undefined ? t('statement:approvals.given') : turn ? <StepDue view={view} statement={statement.number} position={steps.find((step) => step.role === role)?.position} minutes={minutes} /> : t('statement:approvals.later', { count: minutes })}</small>
            </li>
          );
        })}
        {outside.map((approval) => (
          <li key={`${approval.by} ${approval.at}`} data-testid="approval-emergency">
            <i aria-hidden="true">!</i>
            <div>
              {t(`terms:role.${approval.role}`)} <Given view={view} approval={approval} />
              <small>{approval.emergency}</small>
            </div>
            <Chip tone="warn">{t('statement:approvals.emergency')}</Chip>
          </li>
        ))}
        {past.map((approval) => (
          <li key={`${approval.by} ${approval.at}`} data-testid="approval-void">
            <i aria-hidden="true">✕</i>
            <div>
              <s>{t(`terms:role.${approval.role}`)}</s> <Given view={view} approval={approval} />
            </div>
            <Chip tone="warn">{t('statement:approvals.void')}</Chip>
          </li>
        ))}
      </ul>
      {statement.waivers.length > 0 && (
        <ul className={styles.waived} data-testid="approval-waivers">
          {statement.waivers.map((waiver) => (
            <li key={`${waiver.rule} ${waiver.lang} ${waiver.words}`}>
              <Chip tone="warn">{t('statement:checks.waived')}</Chip> {t(`terms:lint_rule.${waiver.rule}`)}
              {waiver.words !== '' && <small>“{waiver.words}”</small>}
              <small>{t('statement:checks.waived_by', { user: names.user(waiver.by), reason: waiver.reason })}</small>
            </li>
          ))}
        </ul>
      )}
      {past.length > 0 && <small className={styles.voidNotice}>{t('statement:approvals.void_why')}</small>}
      {may(view, 'delegate_approval') && (
        <Button size="small" type="text" onClick={() => setLending(true)} data-testid="delegate">
          {t('statement:delegate.action')}
        </Button>
      )}
      {lending && <DelegateDialog view={view} onClose={() => setLending(false)} />}
    </Panel>
  );
}

function Given({ view, approval }: { view: CaseView; approval: Approval }) {
  const t = useT();
  const names = useNames();
  return (
    <>
      <b>{names.user(approval.by)}</b> {approval.as_deputy && <Chip>{t('statement:approvals.deputy')}</Chip>}
      <small>
        {t('statement:version', { number: approval.version })} · <Time at={approval.at} zone={view.zone} />
      </small>
    </>
  );
}

/** Who stands in for the role now. */
function Deputies({ view, role }: { view: CaseView; role: Role }) {
  const t = useT();
  const names = useNames();
  const now = useNow();
  const lent = view.delegations.filter((lent) => lent.role === role && new Date(lent.until).getTime() > now);
  return lent.map(({ to, until }) => (
    <small key={`${to} ${until}`} data-testid="deputy">
      {t('statement:delegate.stands_in', { user: names.user(to) })} <Time at={until} zone={view.zone} />
    </small>
  ));
}

/** The clock of the step whose turn it is. */
function StepDue({ view, statement, position, minutes }: { view: CaseView; statement: number; position: number | undefined; minutes: number }) {
  const t = useT();
  const clock = view.clocks.find(({ clock: { due, stop } }) => stop === null && due.id === `statement.${statement}.approval.${position ?? 0}`);
  const due = clock?.clock.due.due_at;
  return due == null ? t('statement:approvals.pending', { count: minutes }) : <DueTime due={due} />;
}

const LENDABLE: readonly Role[] = ['crisis_lead', 'legal_reviewer', 'spokesperson'];

/** Lets someone else approve in a role, for the time that its holder is away. */
function DelegateDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const me = useMe();
  const people = usePersonOptions().filter(({ value }) => value !== me?.id);
  const { send, pending, error } = useSend(view.card.id);
  const own = LENDABLE.filter((role) => me?.roles.includes('crisis_lead') === true || me?.roles.includes(role) === true);
  const [role, setRole] = useState<Role | undefined>(own[0]);
  const [to, setTo] = useState<string>();
  const [until, setUntil] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const delegate = async () => {
    if (role === undefined || to === undefined || until === null) return;
    if (await send({ statement: { do: 'delegate', role, to, until, reason } })) onClose();
  };
  return (
    <FormDialog
      open
      title={t('statement:delegate.title')}
      ok={t('statement:delegate.ok')}
      incomplete={role === undefined || to === undefined || until === null || reason.trim() === ''}
      pending={pending}
      error={error}
      onOk={() => void delegate()}
      onClose={onClose}
      testId="delegate-dialog"
    >
      <p>{t('statement:delegate.hint')}</p>
      <Field label={t('statement:delegate.role')} htmlFor={`${id}-role`}>
        <Select id={`${id}-role`} value={role} onChange={setRole} options={own.map((value) => ({ value, label: t(`terms:role.${value}`) }))} data-testid="delegate-role" />
      </Field>
      <Field label={t('statement:delegate.to')} htmlFor={`${id}-to`}>
        <Select id={`${id}-to`} showSearch={{ optionFilterProp: 'search' }} value={to} onChange={setTo} options={people} data-testid="delegate-to" />
      </Field>
      <Field label={t('statement:delegate.until')} htmlFor={`${id}-until`}>
        <MomentInput id={`${id}-until`} value={until} onChange={setUntil} zone={view.zone} testId="delegate-until" />
      </Field>
      <Field label={t('case:reason')} htmlFor={`${id}-reason`}>
        <Input.TextArea id={`${id}-reason`} value={reason} onChange={(event) => setReason(event.target.value)} autoSize={{ minRows: 2 }} data-testid="delegate-reason" />
      </Field>
    </FormDialog>
  );
}
