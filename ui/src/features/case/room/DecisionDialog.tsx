import { Button, Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { FactThen } from '@/api/bindings/FactThen';
import type { DecisionView } from '@/api/bindings/DecisionView';
import type { Revisit } from '@/api/bindings/Revisit';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Chip, DetailRow, ErrorNotice, Time, useFactWords } from '@/shared/ui';
import { Changed } from './DecisionsPanel';
import { REVISITS } from './terms';
import styles from './room.module.css';

/** A decision in full: what was weighed and why, what was known and unknown then, who saw it otherwise; and looking at it again. */
export function DecisionDialog({ view, made, onClose }: { view: CaseView; made: DecisionView; onClose: () => void }) {
  const t = useT();
  const names = useNames();
  const say = useBilingual();
  const { decision, changed } = made;
  const label = (key: string) => {
    const declared = view.declared.find((fact) => fact.key === key);
    return declared === undefined ? key : say(declared.label);
  };
  return (
    <Modal open title={t('room:decision.named', { number: decision.number, chosen: decision.chosen })} footer={null} width={720} onCancel={onClose} destroyOnHidden data-testid="decision-dialog">
      {changed.length > 0 && <Changed numbers={changed} />}
      <dl className={styles.detail}>
        <DetailRow label={t('room:decision.question')}>{decision.question}</DetailRow>
        {decision.options.length > 0 && <DetailRow label={t('room:decision.options')}>{decision.options.join(t('shared:list_comma'))}</DetailRow>}
        <DetailRow label={t('room:decision.why')}>{decision.why}</DetailRow>
        <DetailRow label={t('room:decision.by')}>
          {names.user(decision.by)} · <Time at={decision.at} zone={view.zone} />
        </DetailRow>
        {decision.dissent.map((dissent) => (
          <DetailRow key={dissent.user} label={t('room:decision.dissent')}>
            {names.user(dissent.user)}: {dissent.why}
          </DetailRow>
        ))}
        <DetailRow label={t('room:decision.known')}>
          <ul>
            {decision.known.map((fact) => (
              <Cited key={fact.fact} view={view} fact={fact} />
            ))}
          </ul>
        </DetailRow>
        <DetailRow label={t('room:decision.unknown')}>{decision.unknown.length === 0 ? t('room:decision.nothing') : decision.unknown.map(label).join(t('shared:list_comma'))}</DetailRow>
        {decision.revisited !== null && (
          <DetailRow label={t('room:decision.revisited')}>
            <Chip>{t(`terms:revisit.${decision.revisited[0]}`)}</Chip> {decision.revisited[1]}
          </DetailRow>
        )}
      </dl>
      {may(view, 'run_room') && <Again view={view} decision={decision.id} onDone={onClose} />}
    </Modal>
  );
}

/** A fact as it stood when it was cited. */
function Cited({ view, fact }: { view: CaseView; fact: FactThen }) {
  const t = useT();
  const say = useBilingual();
  const words = useFactWords();
  const declared = view.declared.find(({ key }) => key === fact.key);
  const valued = fact.key === null ? '' : t('case:fact.valued', { label: declared === undefined ? fact.key : say(declared.label), value: words(declared, fact.value) });
  return (
    <li>
      {[valued, fact.claim].filter(Boolean).join(' · ')} <Chip>{t(`terms:fact_state.${fact.state}`)}</Chip>
    </li>
  );
}

function Again({ view, decision, onDone }: { view: CaseView; decision: string; onDone: () => void }) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const [outcome, setOutcome] = useState<Revisit>('kept');
  const [note, setNote] = useState('');
  const save = async () => {
    if (await send({ room: { do: 'revisit', decision, outcome, note } })) onDone();
  };
  return (
    <div className={styles.again}>
      <h3 className={styles.subtitle}>{t('room:decision.again')}</h3>
      <Radio.Group optionType="button" value={outcome} onChange={(event) => setOutcome(event.target.value as Revisit)} options={REVISITS.map((value) => ({ value, label: t(`terms:revisit.${value}`) }))} aria-label={t('room:decision.again')} />
      <label htmlFor={id}>{t('case:reason')}</label>
      <Input.TextArea id={id} value={note} onChange={(event) => setNote(event.target.value)} autoSize={{ minRows: 2, maxRows: 6 }} data-testid="revisit-note" />
      <ErrorNotice error={error} />
      <Button type="primary" disabled={note.trim() === ''} loading={pending} onClick={() => void save()} data-testid="revisit-ok">
        {t('room:decision.again_ok')}
      </Button>
    </div>
  );
}
