import { Button, Input } from 'antd';
import { useId } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import { useDraft } from '@/api/drafts';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { Field, FormDialog, Icon, MomentInput } from '@/shared/ui';
import { PersonSelect } from '../PersonSelect';
import styles from './room.module.css';

interface Making {
  question: string;
  options: string;
  chosen: string;
  why: string;
  dissent: { user: string | null; why: string }[];
  revisitAt: string | null;
}

const EMPTY: Making = { question: '', options: '', chosen: '', why: '', dissent: [], revisitAt: null };

/** Records a decision. What is known and unknown at this moment is taken from the ledger by itself. */
export function DecideDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const { value: making, set, clear } = useDraft<Making>(`case.${view.card.id}.decision`, EMPTY);
  const change = (part: Partial<Making>) => set({ ...making, ...part });
  const { question, chosen, why, revisitAt } = making;
  const save = async () => {
    const options = making.options.split('\n').map((line) => line.trim()).filter(Boolean);
    const dissent = making.dissent.flatMap(({ user, why: reason }) => (user === null ? [] : [{ user, why: reason }]));
    if (!(await send({ room: { do: 'decide', question, options, chosen, why, dissent, revisit_at: revisitAt } }))) return;
    clear();
    onClose();
  };
  const differ = (index: number, part: Partial<Making['dissent'][number]>) => change({ dissent: making.dissent.map((line, place) => (place === index ? { ...line, ...part } : line)) });
  return (
    <FormDialog open title={t('room:decision.action')} ok={t('room:decision.ok')} incomplete={[question, chosen, why].some((text) => text.trim() === '')} pending={pending} error={error} width={640} onOk={() => void save()} onClose={onClose} testId="decide-dialog">
      <Field label={t('room:decision.question')} htmlFor={`${id}-question`}>
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the first field of a dialog that the person has just opened */}
        <Input id={`${id}-question`} autoFocus value={question} onChange={(event) => change({ question: event.target.value })} data-testid="decide-question" />
      </Field>
      <Field label={t('room:decision.options')} hint={t('room:decision.options_hint')} optional htmlFor={`${id}-options`}>
        <Input.TextArea id={`${id}-options`} value={making.options} onChange={(event) => change({ options: event.target.value })} autoSize={{ minRows: 2, maxRows: 6 }} data-testid="decide-options" />
      </Field>
      <Field label={t('room:decision.chosen')} htmlFor={`${id}-chosen`}>
        <Input id={`${id}-chosen`} value={chosen} onChange={(event) => change({ chosen: event.target.value })} data-testid="decide-chosen" />
      </Field>
      <Field label={t('room:decision.why')} htmlFor={`${id}-why`}>
        <Input.TextArea id={`${id}-why`} value={why} onChange={(event) => change({ why: event.target.value })} autoSize={{ minRows: 2, maxRows: 6 }} data-testid="decide-why" />
      </Field>
      {making.dissent.map((line, index) => (
        <div key={index} className={styles.dissent}>
          <PersonSelect value={line.user} onChange={(user) => differ(index, { user })} label={t('room:decision.dissenter')} testId="dissent-user" />
          <Input value={line.why} onChange={(event) => differ(index, { why: event.target.value })} placeholder={t('room:decision.dissent_why')} aria-label={t('room:decision.dissent_why')} data-testid="dissent-why" />
        </div>
      ))}
      <div>
        <Button size="small" icon={<Icon name="add" size={14} />} onClick={() => change({ dissent: [...making.dissent, { user: null, why: '' }] })} data-testid="dissent-add">
          {t('room:decision.dissent_add')}
        </Button>
      </div>
      <Field label={t('room:decision.revisit_at')} hint={t('room:decision.revisit_hint')} optional htmlFor={`${id}-revisit`}>
        <MomentInput id={`${id}-revisit`} value={revisitAt} onChange={(at) => change({ revisitAt: at })} zone={view.zone} testId="decide-revisit" />
      </Field>
      <p className={styles.hint}>{t('room:decision.captured', { known: view.facts.filter(({ state }) => state !== 'retracted').length })}</p>
    </FormDialog>
  );
}
