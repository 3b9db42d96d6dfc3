import { Input, Radio } from 'antd';
import { useState } from 'react';
import type { Outcome } from '@/api/bindings/Outcome';
import type { Phase } from '@/api/bindings/Phase';
import { useT } from '@/shared/i18n';
import { Field, FormDialog } from '@/shared/ui';
import type { BulkDialogProps } from './BulkOwnerDialog';
import { OUTCOMES, PHASES } from './places';

const TARGETS: readonly Phase[] = [...PHASES, 'dismissed'];

/** Moves all the cases chosen. Reason and outcome go with those moves that ask for them. */
export function BulkMoveDialog({ cards, pending, onSend, onClose }: BulkDialogProps) {
  const t = useT();
  const [to, setTo] = useState<Phase>();
  const [reason, setReason] = useState('');
  const [outcome, setOutcome] = useState<Outcome>('controlled');
  const send = () => {
    if (to === undefined) return;
    onSend({ case: { do: 'move', to, reason: reason.trim() === '' ? null : reason.trim(), outcome: to === 'archived' ? outcome : null } });
  };
  return (
    <FormDialog open title={t('board:bulk.move_title', { count: cards.length })} ok={t('board:move.ok')} incomplete={to === undefined} pending={pending} onOk={send} onClose={onClose} testId="bulk-move-dialog">
      <Field label={t('board:bulk.to')} htmlFor="bulk-to">
        <Radio.Group id="bulk-to" value={to} onChange={(event) => setTo(event.target.value as Phase)} options={TARGETS.map((value) => ({ value, label: <span data-testid={`bulk-to-${value}`}>{t(`terms:phase.${value}`)}</span> }))} />
      </Field>
      {to === 'archived' && (
        <Field label={t('board:move.outcome')} htmlFor="bulk-outcome">
          <Radio.Group id="bulk-outcome" value={outcome} onChange={(event) => setOutcome(event.target.value as Outcome)} options={OUTCOMES.map((value) => ({ value, label: t(`terms:outcome.${value}`) }))} />
        </Field>
      )}
      <Field label={t('board:move.reason')} hint={t('board:bulk.reason_hint')} optional htmlFor="bulk-reason">
        <Input.TextArea id="bulk-reason" value={reason} onChange={(event) => setReason(event.target.value)} autoSize={{ minRows: 2, maxRows: 5 }} data-testid="bulk-reason" />
      </Field>
    </FormDialog>
  );
}
