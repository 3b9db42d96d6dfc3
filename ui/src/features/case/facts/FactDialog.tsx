import { Input, Select, Switch } from 'antd';
import { useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Command } from '@/api/bindings/Command';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { FactInput, Field, FormDialog, MomentInput, type FactAnswer } from '@/shared/ui';
import type { FactIntent } from './intent';
import styles from '../room.module.css';

type Intent = Extract<FactIntent, { is: 'record' | 'revise' }>;

interface Form {
  key: string | null;
  value: FactAnswer;
  claim: string;
  source: string;
  confirmed: boolean;
  occurredAt: string | null;
}

function begin(intent: Intent): Form {
  if (intent.is === 'record') return { key: intent.decl?.key ?? null, value: null, claim: '', source: '', confirmed: false, occurredAt: null };
  const { key, value, claim, source, occurred_at } = intent.fact;
  return { key, value, claim, source, confirmed: false, occurredAt: occurred_at };
}

function command(intent: Intent, form: Form, standing: string | undefined): Command {
  const { key, value, claim, source, confirmed, occurredAt } = form;
  // A grading fact has one place in the ledger: saying it again revises it.
  const revised = intent.is === 'revise' ? intent.fact.id : standing;
  if (revised !== undefined) return { fact: { do: 'revise', fact: revised, value, claim, source, confirmed } };
  return { fact: { do: 'record', key, value: key === null ? null : value, claim, source, confirmed, occurred_at: occurredAt } };
}

/** Records a claim or the value of a grading fact, or revises what was recorded. */
export function FactDialog({ view, intent, onClose }: { view: CaseView; intent: Intent; onClose: () => void }) {
  const t = useT();
  const say = useBilingual();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const [form, setForm] = useState(() => begin(intent));
  const change = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const declared = [...view.declared, ...view.declared_beside];
  const decl = declared.find(({ key }) => key === form.key);
  const standing = form.key === null ? undefined : view.facts.find(({ key, state }) => key === form.key && state !== 'retracted')?.id;
  const save = async () => {
    if (await send(command(intent, form, standing))) onClose();
  };
  return (
    <FormDialog
      open
      title={intent.is === 'revise' ? t('case:fact.revise_title', { number: intent.fact.number }) : t('case:fact.add_title')}
      ok={t('case:save')}
      incomplete={form.source.trim() === '' || (form.key === null && form.claim.trim() === '')}
      pending={pending}
      error={error}
      onOk={() => void save()}
      onClose={onClose}
      testId="fact-dialog"
    >
      {intent.is === 'record' && (
        <Field label={t('case:fact.about')} htmlFor={`${id}-key`}>
          <Select
            id={`${id}-key`}
            value={form.key ?? ''}
            onChange={(key: string) => change({ key: key === '' ? null : key, value: null })}
            options={[{ value: '', label: t('case:fact.free') }, ...declared.map(({ key, label }) => ({ value: key, label: say(label) }))]}
            data-testid="fact-key"
          />
        </Field>
      )}
      {decl !== undefined && (
        <Field label={say(decl.label)} hint={say(decl.why)} htmlFor={`${id}-value`}>
          <FactInput id={`${id}-value`} shape={decl} value={form.value} onChange={(value) => change({ value })} testId="fact-value" />
        </Field>
      )}
      <Field label={t('case:fact.claim')} optional={form.key !== null} htmlFor={`${id}-claim`}>
        <Input.TextArea id={`${id}-claim`} value={form.claim} onChange={(event) => change({ claim: event.target.value })} autoSize={{ minRows: 2, maxRows: 6 }} data-testid="fact-claim" />
      </Field>
      <Field label={t('case:fact.source')} hint={t('case:fact.source_hint')} htmlFor={`${id}-source`}>
        <Input id={`${id}-source`} value={form.source} onChange={(event) => change({ source: event.target.value })} data-testid="fact-source" />
      </Field>
      {intent.is === 'record' && (
        <Field label={t('case:fact.occurred')} optional htmlFor={`${id}-at`}>
          <MomentInput id={`${id}-at`} value={form.occurredAt} onChange={(occurredAt) => change({ occurredAt })} zone={view.zone} past testId="fact-at" />
        </Field>
      )}
      <label className={styles.switch} htmlFor={`${id}-confirmed`}>
        <Switch id={`${id}-confirmed`} checked={form.confirmed} onChange={(confirmed) => change({ confirmed })} data-testid="fact-confirmed" />
        {t('case:fact.confirmed')}
      </label>
    </FormDialog>
  );
}
