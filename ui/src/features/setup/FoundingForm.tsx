import { Button, Checkbox, Input } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import type { CreateStore } from '@/api/bindings/CreateStore';
import type { StoreCreated } from '@/api/bindings/StoreCreated';
import { useStandingChange } from '@/api/session';
import { useLanguage, useT } from '@/shared/i18n';
import { BilingualInput, Door, ErrorNotice, Field } from '@/shared/ui';
import { NOTHING_YET, toRequest, whatIsWrong, type Founding, type Wrong } from './founding';
import styles from './setup.module.css';
import { useStrength } from './strength';
import { StrengthMeter } from './StrengthMeter';

type Change = (some: Partial<Founding>) => void;

/** Asks for company, passphrase and first administrator, and makes the store. */
export function FoundingForm({ onMade }: { onMade: (recoveryKey: string, company: string) => void }) {
  const t = useT();
  const [lang] = useLanguage();
  const [form, setForm] = useState(NOTHING_YET);
  const [tried, setTried] = useState(false);
  const strength = useStrength(form.passphrase);
  const create = useStandingChange<{ request: CreateStore }, StoreCreated>('create_store');
  const wrong = whatIsWrong(form, strength?.score);
  const change: Change = (some) => setForm((now) => ({ ...now, ...some }));
  const shown: Wrong = tried ? wrong : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(wrong).length > 0) return;
    const request = toRequest(form, lang);
    create.mutate({ request }, { onSuccess: ({ recovery_key }) => onMade(recovery_key, request.company[lang]) });
  };
  return (
    <Door title={t('setup:title')} wide testId="setup">
      <p>{t('setup:intro')}</p>
      <form className={styles.form} onSubmit={submit} noValidate autoComplete="off">
        <div className={styles.columns}>
          <StoreFields form={form} change={change} wrong={shown}>
            <StrengthMeter strength={strength} />
          </StoreFields>
          <AdministratorFields form={form} change={change} wrong={shown} />
        </div>
        {tried && Object.keys(wrong).length > 0 && (
          <p className={styles.wrong} role="alert" data-testid="setup-wrong">
            {t('setup:wrong.some')}
          </p>
        )}
        <ErrorNotice error={create.error} />
        <div className={styles.foot}>
          {create.isPending && <small role="status">{t(form.demonstration ? 'setup:working_demo' : 'setup:working')}</small>}
          <Button type="primary" size="large" htmlType="submit" loading={create.isPending} data-testid="setup-create">
            {t('setup:create')}
          </Button>
        </div>
      </form>
    </Door>
  );
}

function StoreFields({ form, change, wrong, children }: { form: Founding; change: Change; wrong: Wrong; children: React.ReactNode }) {
  const t = useT();
  const id = useId();
  return (
    <fieldset className={styles.group}>
      <legend>{t('setup:store.title')}</legend>
      <Field label={t('setup:store.company')} hint={<Hint wrong={wrong.company} field="company" usual={t('setup:one_is_enough')} />} htmlFor={`${id}-company`}>
        <BilingualInput id={`${id}-company`} label={t('setup:store.company')} value={form.company} invalid={wrong.company !== undefined} onChange={(company) => change({ company })} testId="setup-company" />
      </Field>
      <Field label={t('setup:store.passphrase')} hint={wrong.passphrase && <Hint wrong={wrong.passphrase} field="passphrase" />} htmlFor={`${id}-passphrase`}>
        <Input.Password id={`${id}-passphrase`} autoComplete="new-password" value={form.passphrase} status={wrong.passphrase && 'error'} onChange={(event) => change({ passphrase: event.target.value })} data-testid="setup-passphrase" />
        {children}
      </Field>
      <Field label={t('setup:store.again')} hint={wrong.again && <Hint wrong={wrong.again} field="again" />} htmlFor={`${id}-again`}>
        <Input.Password id={`${id}-again`} autoComplete="new-password" value={form.again} status={wrong.again && 'error'} onChange={(event) => change({ again: event.target.value })} data-testid="setup-passphrase-again" />
      </Field>
      <ul className={styles.meaning}>
        <li>{t('setup:meaning.passphrase')}</li>
        <li>{t('setup:meaning.recovery')}</li>
        <li>
          <b>{t('setup:meaning.both')}</b>
        </li>
      </ul>
    </fieldset>
  );
}

function AdministratorFields({ form, change, wrong }: { form: Founding; change: Change; wrong: Wrong }) {
  const t = useT();
  const id = useId();
  return (
    <fieldset className={styles.group}>
      <legend>{t('setup:administrator.title')}</legend>
      <Field label={t('setup:administrator.name')} hint={<Hint wrong={wrong.name} field="name" usual={t('setup:one_is_enough')} />} htmlFor={`${id}-name`}>
        <BilingualInput id={`${id}-name`} label={t('setup:administrator.name')} value={form.name} invalid={wrong.name !== undefined} onChange={(name) => change({ name })} testId="setup-name" />
      </Field>
      <Field label={t('setup:administrator.login')} hint={<Hint wrong={wrong.login} field="login" usual={t('setup:administrator.login_hint')} />} htmlFor={`${id}-login`}>
        <Input id={`${id}-login`} value={form.login} maxLength={64} autoComplete="off" spellCheck={false} status={wrong.login && 'error'} onChange={(event) => change({ login: event.target.value })} data-testid="setup-login" />
      </Field>
      <Field label={t('setup:administrator.password')} hint={<Hint wrong={wrong.password} field="password" usual={t('setup:administrator.password_hint')} />} htmlFor={`${id}-password`}>
        <Input.Password id={`${id}-password`} autoComplete="new-password" value={form.password} status={wrong.password && 'error'} onChange={(event) => change({ password: event.target.value })} data-testid="setup-password" />
      </Field>
      <Checkbox checked={form.leads} onChange={(event) => change({ leads: event.target.checked })} data-testid="setup-leads">
        {t('setup:administrator.leads')}
      </Checkbox>
      <Checkbox checked={form.demonstration} onChange={(event) => change({ demonstration: event.target.checked })} data-testid="setup-demonstration">
        {t('setup:demonstration.label')}
        <small className={styles.below}>{t('setup:demonstration.hint')}</small>
      </Checkbox>
    </fieldset>
  );
}

/** What a field needs, or what is wrong with it. */
function Hint({ wrong, field, usual }: { wrong?: string; field: keyof Wrong; usual?: string }) {
  const t = useT();
  if (wrong === undefined) return usual;
  return (
    <span className={styles.wrong} role="alert" data-testid={`setup-wrong-${field}`}>
      {t(`setup:wrong.${field}_${wrong}`)}
    </span>
  );
}
