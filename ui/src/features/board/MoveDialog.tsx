import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { Card } from '@/api/bindings/Card';
import type { MoveOption } from '@/api/bindings/MoveOption';
import type { Outcome } from '@/api/bindings/Outcome';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { Field, FormDialog } from '@/shared/ui';
import styles from './board.module.css';
import { OUTCOMES } from './places';

interface MoveDialogProps {
  card: Card;
  option: MoveOption;
  onClose: (moved: boolean) => void;
}

/** Asks for what a move needs: a reason, how it ended. */
export function MoveDialog({ card, option, onClose }: MoveDialogProps) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend(card.id);
  const [reason, setReason] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();
  const asks = (what: string) => option.asks.includes(what);
  const incomplete = (asks('reason') && reason.trim() === '') || (asks('outcome') && outcome === undefined);
  const move = async () => {
    if (await send({ case: { do: 'move', to: option.to, reason: reason.trim() === '' ? null : reason, outcome: outcome ?? null } })) onClose(true);
  };
  return (
    <FormDialog
      open
      title={t('board:move.title', { number: card.number, to: t(`terms:phase.${option.to}`) })}
      ok={t('board:move.ok')}
      incomplete={incomplete}
      pending={pending}
      error={error}
      onOk={() => void move()}
      onClose={() => onClose(false)}
      testId="board-move"
    >
      {card.title !== null && <p className={styles.moved}>{card.title}</p>}
      {asks('outcome') && (
        <Field label={t('board:move.outcome')} htmlFor={`${id}-outcome`}>
          <Radio.Group
            id={`${id}-outcome`}
            value={outcome}
            onChange={(event) => setOutcome(event.target.value as Outcome)}
            options={OUTCOMES.map((value) => ({ value, label: t(`terms:outcome.${value}`) }))}
            data-testid="board-move-outcome"
          />
        </Field>
      )}
      {asks('reason') && (
        <Field label={t('board:move.reason')} htmlFor={`${id}-reason`}>
          {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the first field of a dialog that the person has just opened */}
          <Input.TextArea id={`${id}-reason`} autoFocus value={reason} onChange={(event) => setReason(event.target.value)} autoSize={{ minRows: 2, maxRows: 6 }} data-testid="board-move-reason" />
        </Field>
      )}
    </FormDialog>
  );
}
