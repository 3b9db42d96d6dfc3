import { AutoComplete, Input, Select } from 'antd';
import { useCallback } from 'react';
import type { Channel } from '@/api/bindings/Channel';
import type { FactDecl } from '@/api/bindings/FactDecl';
import type { Scenario } from '@/api/bindings/Scenario';
import { useNames, usePersonOptions } from '@/api/directory';
import { useLanguage, useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { FactInput } from '@/shared/ui';
import { Labelled } from './Labelled';
import { MomentField } from './MomentField';
import { part, type PartProps } from './part';
import { ScenarioField } from './ScenarioField';
import styles from './newcase.module.css';

const CHANNELS: readonly Channel[] = ['phone', 'store', 'delivery_platform', 'social_media', 'website', 'sms', 'email', 'press', 'authority', 'internal'];

/** What it is about, in a line. */
export const Title = part(['title'], ({ form, change, errors }: PartProps) => {
  const t = useT();
  return (
    <Labelled id="title" label={t('newcase:case_title')} error={errors.title} wide>
      {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the page is opened to write this */}
      <Input id="title" autoFocus value={form.title} onChange={(event) => change({ title: event.target.value })} placeholder={t('newcase:title_hint')} status={errors.title === undefined ? undefined : 'error'} data-testid="title" />
    </Labelled>
  );
});

/** What happened, as told. */
export const Account = part(['account'], ({ form, change, errors }: PartProps) => {
  const t = useT();
  return (
    <Labelled id="account" label={t('newcase:account')} optional error={errors.account} wide>
      <Input.TextArea id="account" value={form.account} onChange={(event) => change({ account: event.target.value })} placeholder={t('newcase:account_hint')} autoSize={{ minRows: 2, maxRows: 6 }} data-testid="account" />
    </Labelled>
  );
});

/** What kind of event it is. */
export const Kind = part(['title', 'account', 'scenario'], ({ form, change, errors }: PartProps) => {
  const choose = useCallback((scenario: Scenario | null) => change({ scenario }), [change]);
  return (
    <div className={styles.wide}>
      <ScenarioField value={form.scenario} onChange={choose} text={`${form.title} ${form.account}`} error={errors.scenario} />
    </div>
  );
});

/** Where it happened and when. */
export const Circumstances = part(['site', 'occurredAt', 'reportedAt'], ({ form, change, errors, defaults, zone }: PartProps & { zone: string }) => {
  const t = useT();
  const [lang] = useLanguage();
  const { sites } = useNames();
  const options = sites.map(({ id, details: { name, region, address } }) => ({
    value: id,
    label: `${name[lang]} · ${region[lang]}`,
    search: [name, region, address].map((words) => `${words.zh} ${words.en}`).join(' ').toLowerCase(),
  }));
  return (
    <>
      <Labelled id="site" label={t('newcase:site')} optional>
        <Select<string | null, (typeof options)[number]>
          id="site"
          allowClear
          showSearch={{ filterOption: (typed, option) => option?.search.includes(typed.toLowerCase()) ?? false }}
          placeholder={t('newcase:site_hint')}
          value={form.site}
          onChange={(site) => change({ site: site ?? null })}
          options={options}
          data-testid="site"
        />
      </Labelled>
      <MomentField id="occurred_at" label={t('newcase:occurred')} placeholder={t('newcase:unknown_time')} value={form.occurredAt} onChange={(occurredAt) => change({ occurredAt })} zone={zone} error={errors.occurred_at} />
      <MomentField id="reported_at" label={t('newcase:reported')} value={form.reportedAt ?? defaults.reportedAt} onChange={(reportedAt) => change({ reportedAt })} zone={zone} error={errors.reported_at} />
    </>
  );
});

/** Who reported, and how. Name and contact are personal data and say so. */
export const Reporting = part(['channel', 'reportedBy', 'name', 'contact'], ({ form, change, errors }: PartProps) => {
  const t = useT();
  const relations = (['customer', 'family', 'staff', 'manager', 'media', 'authority', 'passer_by'] as const).map((who) => ({ value: t(`newcase:relation.${who}`) }));
  return (
    <>
      <Labelled id="channel" label={t('newcase:channel')}>
        <Select<Channel>
          id="channel"
          showSearch={{ optionFilterProp: 'label' }}
          value={form.channel}
          onChange={(channel) => change({ channel })}
          options={CHANNELS.map((value) => ({ value, label: t(`terms:channel.${value}`) }))}
          data-testid="channel"
        />
      </Labelled>
      <Labelled id="reported_by" label={t('newcase:reported_by')} hint={t('newcase:reported_by_hint')} optional error={errors.reported_by}>
        <AutoComplete id="reported_by" value={form.reportedBy} onChange={(reportedBy: string) => change({ reportedBy })} options={relations} data-testid="reported-by" />
      </Labelled>
      <Labelled id="reporter_name" label={t('newcase:name')} hint={t('newcase:personal')} optional error={errors.reporter_name}>
        <Input id="reporter_name" autoComplete="off" value={form.name} onChange={(event) => change({ name: event.target.value })} data-testid="reporter-name" />
      </Labelled>
      <Labelled id="reporter_contact" label={t('newcase:contact')} hint={t('newcase:personal')} optional error={errors.reporter_contact}>
        <Input id="reporter_contact" autoComplete="off" value={form.contact} onChange={(event) => change({ contact: event.target.value })} data-testid="reporter-contact" />
      </Labelled>
    </>
  );
});

/** The facts that bear on the grade; each may stay unknown, and then is shown as unknown. */
export const Affected = part(['facts'], ({ form, change, declared }: PartProps & { declared: readonly FactDecl[] }) => {
  const t = useT();
  const say = useBilingual();
  if (declared.length === 0) return <p className={styles.wide}>{t('newcase:facts_later')}</p>;
  return declared.map((decl) => (
    <Labelled key={decl.key} id={`fact-${decl.key}`} label={say(decl.label)}>
      <div title={say(decl.why)}>
        <FactInput id={`fact-${decl.key}`} shape={decl} value={form.facts[decl.key] ?? null} onChange={(value) => change({ facts: { ...form.facts, [decl.key]: value } })} testId={`fact-${decl.key}`} />
      </div>
    </Labelled>
  ));
});

/** Who answers for it. */
export const Responsible = part(['firstContact', 'firstResponsible', 'owner'], ({ form, change, errors, defaults }: PartProps) => {
  const t = useT();
  const people = usePersonOptions();
  const person = (id: string, value: string | null, onChange: (user: string | null) => void, none: string) => (
    <Select<string | null, (typeof people)[number]>
      id={id}
      allowClear
      showSearch={{ filterOption: (typed, option) => option?.search.includes(typed.toLowerCase()) === true || option?.label.includes(typed) === true }}
      placeholder={none}
      value={value}
      onChange={(user) => onChange(user ?? null)}
      options={people}
      data-testid={id}
    />
  );
  return (
    <>
      <Labelled id="first-contact" label={t('newcase:first_contact')} hint={t('newcase:first_contact_hint')}>
        {person('first-contact', form.firstContact === undefined ? defaults.firstContact : form.firstContact, (firstContact) => change({ firstContact }), t('newcase:nobody'))}
      </Labelled>
      <Labelled id="first_responsible" label={t('newcase:first_responsible')} hint={t('newcase:first_responsible_hint')} optional error={errors.first_responsible}>
        <Input id="first_responsible" value={form.firstResponsible ?? defaults.firstResponsible} onChange={(event) => change({ firstResponsible: event.target.value })} data-testid="first-responsible" />
      </Labelled>
      <Labelled id="owner" label={t('newcase:owner')} optional>
        {person('owner', form.owner, (owner) => change({ owner }), t('newcase:nobody'))}
      </Labelled>
    </>
  );
});
