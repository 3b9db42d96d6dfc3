import { Input, Radio, Select, Switch } from 'antd';
import { useId } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Direction } from '@/api/bindings/Direction';
import type { Party } from '@/api/bindings/Party';
import { useDraft } from '@/api/drafts';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { Field, FormDialog, MomentInput } from '@/shared/ui';
import { PersonSelect } from '../PersonSelect';
import { PARTIES } from './terms';
import styles from './room.module.css';

interface Taking {
  direction: Direction;
  party: Party;
  body: string;
  name: string;
  contact: string;
  asked: string;
  accountGiven: boolean;
  answerer: string | null;
  answerBy: string | null;
}

const EMPTY: Taking = { direction: 'incoming', party: 'media', body: '', name: '', contact: '', asked: '', accountGiven: false, answerer: null, answerBy: null };

/** Takes a call down by the rule: no account is given; name, body, number and question are noted and passed on to who answers. */
export function CallDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const { value: taking, set, clear } = useDraft<Taking>(`case.${view.card.id}.call`, EMPTY);
  const change = (part: Partial<Taking>) => set({ ...taking, ...part });
  const save = async () => {
    const { direction, party, body, asked, name, contact, answerer } = taking;
    if (!(await send({ room: { do: 'record_call', direction, party, body, asked, caller: { name, contact }, account_given: taking.accountGiven, answerer, answer_by: taking.answerBy } }))) return;
    clear();
    onClose();
  };
  return (
    <FormDialog open title={t('room:call.action')} ok={t('room:call.ok')} incomplete={taking.asked.trim() === ''} pending={pending} error={error} width={640} onOk={() => void save()} onClose={onClose} testId="call-dialog">
      <p className={styles.rule}>{t('room:call.rule')}</p>
      <div className={styles.two}>
        <Field label={t('room:call.direction')}>
          <Radio.Group
            optionType="button"
            value={taking.direction}
            onChange={(event) => change({ direction: event.target.value as Direction })}
            options={[
              { value: 'incoming', label: t('room:call.incoming') },
              { value: 'outgoing', label: t('room:call.outgoing') },
            ]}
            aria-label={t('room:call.direction')}
          />
        </Field>
        <Field label={t('room:call.party')} htmlFor={`${id}-party`}>
          <Select id={`${id}-party`} value={taking.party} onChange={(party) => change({ party })} options={PARTIES.map((value) => ({ value, label: t(`terms:party.${value}`) }))} data-testid="call-party" />
        </Field>
        <Field label={t('room:call.body')} optional htmlFor={`${id}-body`}>
          <Input id={`${id}-body`} value={taking.body} onChange={(event) => change({ body: event.target.value })} data-testid="call-body" />
        </Field>
        <Field label={t('room:call.name')} optional htmlFor={`${id}-name`}>
          <Input id={`${id}-name`} value={taking.name} onChange={(event) => change({ name: event.target.value })} data-testid="call-name" />
        </Field>
        <Field label={t('room:call.contact')} optional htmlFor={`${id}-contact`}>
          <Input id={`${id}-contact`} value={taking.contact} onChange={(event) => change({ contact: event.target.value })} data-testid="call-contact" />
        </Field>
      </div>
      <Field label={t('room:call.asked')} htmlFor={`${id}-asked`}>
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- what a caller says comes before everything else */}
        <Input.TextArea id={`${id}-asked`} autoFocus value={taking.asked} onChange={(event) => change({ asked: event.target.value })} autoSize={{ minRows: 2, maxRows: 6 }} data-testid="call-asked" />
      </Field>
      <div className={styles.two}>
        <Field label={t('room:call.answerer')} optional htmlFor={`${id}-answerer`}>
          <PersonSelect id={`${id}-answerer`} value={taking.answerer} onChange={(answerer) => change({ answerer })} testId="call-answerer" />
        </Field>
        <Field label={t('room:call.answer_by')} optional htmlFor={`${id}-by`}>
          <MomentInput id={`${id}-by`} value={taking.answerBy} onChange={(answerBy) => change({ answerBy })} zone={view.zone} testId="call-by" />
        </Field>
      </div>
      <label className={styles.switch} htmlFor={`${id}-given`}>
        <Switch id={`${id}-given`} size="small" checked={taking.accountGiven} onChange={(accountGiven) => change({ accountGiven })} />
        {t('room:call.given')}
      </label>
    </FormDialog>
  );
}
