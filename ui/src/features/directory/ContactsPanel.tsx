import { Button, Input, Select, Table } from 'antd';
import { useId, useState } from 'react';
import type { ContactDetails } from '@/api/bindings/ContactDetails';
import type { ContactView } from '@/api/bindings/ContactView';
import type { Directory } from '@/api/bindings/Directory';
import type { Stakeholder } from '@/api/bindings/Stakeholder';
import { useNames } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useMay } from '@/api/session';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { BilingualInput, bothWays, EmptyState, Field, FormDialog, Panel } from '@/shared/ui';
import styles from './directory.module.css';

const KINDS: readonly Stakeholder[] = ['regulator', 'emergency_service', 'hospital', 'media', 'supplier', 'partner', 'landlord', 'insurer', 'counsel', 'community', 'employee', 'other'];
const FRESH: ContactDetails = { name: { zh: '', en: '' }, kind: 'regulator', post: { zh: '', en: '' }, phone: '', email: '', site: null, backup: null, note: '' };

/** Whom to reach outside of the team, by what they are to the company. */
export function ContactsPanel({ directory }: { directory: Directory }) {
  const t = useT();
  const say = useBilingual();
  const may = useMay();
  const names = useNames();
  const { send } = useSend();
  const [asking, setAsking] = useState<ContactView | 'new'>();
  const contactName = (id: string | null) => {
    const found = directory.contacts.find((contact) => contact.id === id);
    return found ? say(found.details.name) : '—';
  };
  const columns = [
    { title: t('directory:contact.name'), key: 'name', render: ({ details }: ContactView) => say(details.name) },
    { title: t('directory:contact.kind'), key: 'kind', filters: KINDS.map((value) => ({ value, text: t(`terms:stakeholder.${value}`) })), onFilter: (value: unknown, { details }: ContactView) => details.kind === value, render: ({ details }: ContactView) => t(`terms:stakeholder.${details.kind}`) },
    { title: t('directory:contact.post'), key: 'post', render: ({ details }: ContactView) => say(details.post) },
    { title: t('directory:contact.phone'), key: 'phone', render: ({ details }: ContactView) => [details.phone, details.email].filter((part) => part !== '').join(' · ') },
    { title: t('directory:contact.site'), key: 'site', render: ({ details }: ContactView) => (details.site === null ? t('directory:all_sites') : names.site(details.site)) },
    { title: t('directory:contact.backup'), key: 'backup', render: ({ details }: ContactView) => contactName(details.backup) },
    { title: t('directory:contact.note'), key: 'note', render: ({ details }: ContactView) => details.note },
    ...(may('manage_sites')
      ? [
          {
            title: t('directory:actions'),
            key: 'actions',
            render: (contact: ContactView) => (
              <span className={styles.row}>
                <Button size="small" onClick={() => setAsking(contact)}>
                  {t('directory:change')}
                </Button>
                <Button size="small" onClick={() => void send({ organisation: { do: 'remove_contact', contact: contact.id } })}>
                  {t('directory:remove')}
                </Button>
              </span>
            ),
          },
        ]
      : []),
  ];
  return (
    <Panel
      flush
      className={styles.table}
      title={t('directory:contact.title')}
      aside={
        may('manage_sites') && (
          <Button size="small" type="primary" onClick={() => setAsking('new')} data-testid="contact-add">
            {t('directory:contact.add')}
          </Button>
        )
      }
    >
      {directory.contacts.length === 0 ? (
        <EmptyState icon="contacts" title={t('directory:contact.none')}>
          {t('directory:contact.none_next')}
        </EmptyState>
      ) : (
        <Table size="small" rowKey="id" pagination={false} columns={columns} dataSource={directory.contacts} />
      )}
      {asking && <ContactDialog contact={asking === 'new' ? undefined : asking} directory={directory} onClose={() => setAsking(undefined)} />}
    </Panel>
  );
}

function ContactDialog({ contact, directory, onClose }: { contact?: ContactView; directory: Directory; onClose: () => void }) {
  const t = useT();
  const say = useBilingual();
  const id = useId();
  const { send, pending, error } = useSend();
  const [form, setForm] = useState(contact?.details ?? FRESH);
  const [fresh] = useState(() => crypto.randomUUID());
  const change = (some: Partial<ContactDetails>) => setForm((now) => ({ ...now, ...some }));
  const name = bothWays(form.name);
  const save = async () => {
    if (await send({ organisation: { do: 'record_contact', id: contact?.id ?? fresh, details: { ...form, name, post: bothWays(form.post) } } })) onClose();
  };
  return (
    <FormDialog open title={t(contact ? 'directory:contact.change' : 'directory:contact.add')} ok={t('directory:save')} incomplete={name.zh === ''} pending={pending} error={error} onOk={() => void save()} onClose={onClose} testId="contact-dialog">
      <Field label={t('directory:contact.name')} htmlFor={`${id}-name`}>
        <BilingualInput id={`${id}-name`} label={t('directory:contact.name')} value={form.name} onChange={(next) => change({ name: next })} testId="contact-name" />
      </Field>
      <div className={styles.two}>
        <Field label={t('directory:contact.kind')} htmlFor={`${id}-kind`}>
          <Select id={`${id}-kind`} value={form.kind} options={KINDS.map((value) => ({ value, label: t(`terms:stakeholder.${value}`) }))} onChange={(kind: Stakeholder) => change({ kind })} />
        </Field>
        <Field label={t('directory:contact.site')} optional htmlFor={`${id}-site`}>
          <Select allowClear id={`${id}-site`} placeholder={t('directory:all_sites')} value={form.site} options={directory.sites.map((site) => ({ value: site.id, label: say(site.details.name) }))} onChange={(site: string | undefined) => change({ site: site ?? null })} />
        </Field>
      </div>
      <Field label={t('directory:contact.post')} optional htmlFor={`${id}-post`}>
        <BilingualInput id={`${id}-post`} label={t('directory:contact.post')} value={form.post} onChange={(post) => change({ post })} testId="contact-post" />
      </Field>
      <div className={styles.two}>
        <Field label={t('directory:person.phone')} optional htmlFor={`${id}-phone`}>
          <Input id={`${id}-phone`} value={form.phone} maxLength={100} onChange={(event) => change({ phone: event.target.value })} data-testid="contact-phone" />
        </Field>
        <Field label={t('directory:person.email')} optional htmlFor={`${id}-email`}>
          <Input id={`${id}-email`} value={form.email} maxLength={200} onChange={(event) => change({ email: event.target.value })} />
        </Field>
      </div>
      <Field label={t('directory:contact.backup')} optional htmlFor={`${id}-backup`}>
        <Select allowClear id={`${id}-backup`} value={form.backup} options={directory.contacts.filter((each) => each.id !== contact?.id).map((each) => ({ value: each.id, label: say(each.details.name) }))} onChange={(backup: string | undefined) => change({ backup: backup ?? null })} />
      </Field>
      <Field label={t('directory:contact.note')} optional htmlFor={`${id}-note`}>
        <Input id={`${id}-note`} value={form.note} maxLength={500} onChange={(event) => change({ note: event.target.value })} />
      </Field>
    </FormDialog>
  );
}
