import { Input, Select } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Person } from '@/api/bindings/Person';
import type { PersonDetails } from '@/api/bindings/PersonDetails';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { Field, FormDialog, MomentInput } from '@/shared/ui';
import { begin, foodsText, readFoods, type PersonForm } from './form';
import styles from './people.module.css';

const CHOICES = {
  harm: ['ill', 'injured', 'other'],
  person_state: ['affected', 'recovered', 'died', 'not_related'],
  care: ['unknown', 'none', 'treated', 'hospitalised'],
  vulnerability: ['unknown', 'none', 'child', 'elderly', 'pregnant', 'chronically_ill'],
} as const;

/** Enters an affected person, or changes what is known of one. */
export function PersonDialog({ view, person, onClose }: { view: CaseView; person?: Person; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const [form, setForm] = useState<PersonForm>(() => begin(view, person));
  const [foods, setFoods] = useState(() => foodsText(form.details.foods, t));
  const { identity } = form;
  const details: PersonDetails = { ...form.details, foods: readFoods(foods) };
  const know = (part: Partial<PersonDetails>) => setForm((now) => ({ ...now, details: { ...now.details, ...part } }));
  const save = async () => {
    const sent = person === undefined ? send({ person: { do: 'add', identity, details } }) : send({ person: { do: 'change', person: person.id, identity, details } });
    if (await sent) onClose();
  };
  const personal = (name: keyof PersonForm['identity'], input?: { lines: boolean }) => (
    <Field label={t(`case:people.field.${name}`)} optional htmlFor={`${id}-${name}`}>
      {input?.lines === true ? (
        <Input.TextArea id={`${id}-${name}`} value={identity[name]} onChange={(event) => setForm({ ...form, identity: { ...identity, [name]: event.target.value } })} autoSize={{ minRows: 1, maxRows: 4 }} data-testid={`person-${name}`} />
      ) : (
        <Input id={`${id}-${name}`} value={identity[name]} onChange={(event) => setForm({ ...form, identity: { ...identity, [name]: event.target.value } })} data-testid={`person-${name}`} />
      )}
    </Field>
  );
  const choice = <Name extends keyof typeof CHOICES>(name: Name, value: string, change: (value: (typeof CHOICES)[Name][number]) => void): ReactNode => (
    <Field label={t(`case:people.field.${name}`)} htmlFor={`${id}-${name}`}>
      <Select
        id={`${id}-${name}`}
        value={value as (typeof CHOICES)[Name][number]}
        onChange={change}
        options={CHOICES[name].map((key) => ({ value: key, label: t(`terms:${name}.${key}`) }))}
        data-testid={`person-${name}`}
      />
    </Field>
  );
  return (
    <FormDialog
      open
      title={person === undefined ? t('case:people.add') : t('case:people.edit_title', { number: person.number })}
      ok={t('case:save')}
      pending={pending}
      error={error}
      onOk={() => void save()}
      onClose={onClose}
      width={640}
      testId="person-dialog"
    >
      <div className={styles.pair}>
        {personal('name')}
        {personal('contact')}
        {choice('harm', details.harm, (harm) => know({ harm }))}
        {choice('person_state', details.state, (state) => know({ state }))}
        {choice('care', details.care, (care) => know({ care }))}
        {choice('vulnerability', details.vulnerability, (vulnerability) => know({ vulnerability }))}
        <Field label={t('case:people.field.area')} optional htmlFor={`${id}-area`}>
          <Input id={`${id}-area`} value={details.area ?? ''} onChange={(event) => know({ area: event.target.value })} data-testid="person-area" />
        </Field>
        <Field label={t('case:people.field.meal')} optional htmlFor={`${id}-meal`}>
          <Input id={`${id}-meal`} value={details.meal ?? ''} onChange={(event) => know({ meal: event.target.value })} data-testid="person-meal" />
        </Field>
      </div>
      <Field label={t('case:people.field.foods')} hint={t('case:people.foods_hint')} optional htmlFor={`${id}-foods`}>
        <Input id={`${id}-foods`} value={foods} onChange={(event) => setFoods(event.target.value)} data-testid="person-foods" />
      </Field>
      {personal('symptoms', { lines: true })}
      <div className={styles.pair}>
        <Field label={t('case:people.onset')} optional htmlFor={`${id}-onset`}>
          <MomentInput id={`${id}-onset`} value={details.onset_at ?? null} onChange={(onset_at) => know({ onset_at })} zone={view.zone} past testId="person-onset" />
        </Field>
        <Field label={t('case:people.follow_up')} optional htmlFor={`${id}-follow-up`}>
          <MomentInput id={`${id}-follow-up`} value={details.follow_up_at ?? null} onChange={(follow_up_at) => know({ follow_up_at })} zone={view.zone} testId="person-follow-up" />
        </Field>
      </div>
      {personal('note', { lines: true })}
    </FormDialog>
  );
}
