import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Outcome } from '@/api/bindings/Outcome';
import type { Phase } from '@/api/bindings/Phase';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { Field, FormDialog } from '@/shared/ui';
import styles from './head.module.css';

const OUTCOMES: readonly Outcome[] = ['worse', 'controlled', 'gain'];

/** Moves a case to another state; each says what it asks for, and a blocked one why it is blocked. */
export function MoveDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const [to, setTo] = useState<Phase>();
  const [reason, setReason] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();
  const chosen = view.moves.find((move) => move.to === to);
  const asks = (what: string) => chosen?.asks.includes(what) ?? false;
  const incomplete = chosen === undefined || (asks('reason') && reason.trim() === '') || (asks('outcome') && outcome === undefined);
  const move = async () => {
    if (to !== undefined && (await send({ case: { do: 'move', to, reason: reason.trim() === '' ? null : reason, outcome: outcome ?? null } }))) onClose();
  };
  return (
    <FormDialog
      open
      title={t('case:move.title', { from: t(`terms:phase.${view.card.phase}`) })}
      ok={t('case:move.ok')}
      incomplete={incomplete}
      pending={pending}
      error={error}
      onOk={() => void move()}
      onClose={onClose}
      testId="move-dialog"
    >
      <Radio.Group className={styles.moves} value={to} onChange={(event) => setTo(event.target.value as Phase)} aria-label={t('case:move.action')}>
        {view.moves.map(({ to: phase, asks: needs, blocked_by: blocks }) => (
          <Radio key={phase} value={phase} disabled={blocks.length > 0} data-testid={`move-${phase}`}>
            <span className={styles.move}>
              <b>{t(`terms:phase.${phase}`)}</b>
              {blocks.length > 0 && <small>{t('case:move.blocked', { why: blocks.map((need) => t(`terms:need.${need}`)).join(t('shared:list_comma')) })}</small>}
              {blocks.length === 0 && needs.length > 0 && <small>{t('case:move.asks', { what: needs.map((need) => t(`terms:need.${need}`)).join(t('shared:list_comma')) })}</small>}
            </span>
          </Radio>
        ))}
      </Radio.Group>
      {asks('reason') && (
        <Field label={t('case:reason')} htmlFor={`${id}-reason`}>
          <Input.TextArea id={`${id}-reason`} value={reason} onChange={(event) => setReason(event.target.value)} autoSize={{ minRows: 2, maxRows: 6 }} data-testid="move-reason" />
        </Field>
      )}
      {asks('outcome') && (
        <Field label={t('case:move.outcome')} htmlFor={`${id}-outcome`}>
          <Radio.Group
            id={`${id}-outcome`}
            value={outcome}
            onChange={(event) => setOutcome(event.target.value as Outcome)}
            options={OUTCOMES.map((value) => ({ value, label: t(`terms:outcome.${value}`) }))}
            data-testid="move-outcome"
          />
        </Field>
      )}
    </FormDialog>
  );
}
