import { Button, Input, Select, Table } from 'antd';
import { useId, useState } from 'react';
import type { Directory } from '@/api/bindings/Directory';
import type { Profile } from '@/api/bindings/Profile';
import type { User } from '@/api/bindings/User';
import { useNames, usePersonOptions } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useMay } from '@/api/session';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Field, FormDialog, Panel } from '@/shared/ui';
import styles from './directory.module.css';

const NO_PROFILE: Profile = { post: { positions: [], sites: [], backup: null }, reach: { phone: '', email: '' } };

/** The people who work with the program: what they answer for, who stands in, and how they are reached. */
export function PeoplePanel({ directory }: { directory: Directory }) {
  const t = useT();
  const say = useBilingual();
  const may = useMay();
  const names = useNames();
  const [asking, setAsking] = useState<User>();
  const profileOf = (user: string) => directory.profiles.find((profile) => profile.user === user)?.profile ?? NO_PROFILE;
  const position = (key: string) => {
    const found = directory.positions.find((each) => each.key === key);
    return found ? say(found.title) : key;
  };
  const columns = [
    { title: t('directory:person.name'), key: 'name', render: (user: User) => say(user.name) },
    { title: t('directory:person.post'), key: 'post', render: (user: User) => say(user.title) },
    { title: t('directory:person.positions'), key: 'positions', render: (user: User) => profileOf(user.id).post.positions.map(position).join('、') },
    { title: t('directory:person.phone'), key: 'phone', render: (user: User) => profileOf(user.id).reach.phone },
    { title: t('directory:person.email'), key: 'email', render: (user: User) => profileOf(user.id).reach.email },
    { title: t('directory:person.backup'), key: 'backup', render: (user: User) => names.user(profileOf(user.id).post.backup) },
    ...(may('manage_users')
      ? [
          {
            title: t('directory:actions'),
            key: 'actions',
            render: (user: User) => (
              <Button size="small" onClick={() => setAsking(user)} data-testid={`person-change-${user.login}`}>
                {t('directory:change')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Panel flush className={styles.table} title={t('directory:person.title')}>
      <Table size="small" rowKey="id" pagination={false} columns={columns} dataSource={directory.users.filter((user) => user.active)} />
      {asking && <ProfileDialog user={asking} profile={profileOf(asking.id)} directory={directory} onClose={() => setAsking(undefined)} />}
    </Panel>
  );
}

function ProfileDialog({ user, profile, directory, onClose }: { user: User; profile: Profile; directory: Directory; onClose: () => void }) {
  const t = useT();
  const say = useBilingual();
  const id = useId();
  const people = usePersonOptions();
  const { send, pending, error } = useSend();
  const [{ post, reach }, setForm] = useState(profile);
  const save = async () => {
    if (await send({ organisation: { do: 'describe_person', user: user.id, profile: { post, reach: { phone: reach.phone.trim(), email: reach.email.trim() } } } })) onClose();
  };
  return (
    <FormDialog open title={say(user.name)} ok={t('directory:save')} pending={pending} error={error} onOk={() => void save()} onClose={onClose} testId="person-dialog">
      <Field label={t('directory:person.positions')} hint={t('directory:person.positions_hint')} htmlFor={`${id}-positions`}>
        <Select mode="multiple" id={`${id}-positions`} value={post.positions} options={directory.positions.map(({ key, title }) => ({ value: key, label: say(title) }))} onChange={(positions: string[]) => setForm({ reach, post: { ...post, positions } })} data-testid="person-positions" />
      </Field>
      <Field label={t('directory:person.sites')} hint={t('directory:sites_hint')} optional htmlFor={`${id}-sites`}>
        <Select mode="multiple" id={`${id}-sites`} value={post.sites} options={directory.sites.map((site) => ({ value: site.id, label: say(site.details.name) }))} onChange={(sites: string[]) => setForm({ reach, post: { ...post, sites } })} />
      </Field>
      <div className={styles.two}>
        <Field label={t('directory:person.phone')} optional htmlFor={`${id}-phone`}>
          <Input id={`${id}-phone`} value={reach.phone} maxLength={100} onChange={(event) => setForm({ post, reach: { ...reach, phone: event.target.value } })} data-testid="person-phone" />
        </Field>
        <Field label={t('directory:person.email')} optional htmlFor={`${id}-email`}>
          <Input id={`${id}-email`} value={reach.email} maxLength={200} onChange={(event) => setForm({ post, reach: { ...reach, email: event.target.value } })} data-testid="person-email" />
        </Field>
      </div>
      <Field label={t('directory:person.backup')} optional htmlFor={`${id}-backup`}>
        <Select allowClear showSearch={{ optionFilterProp: 'search' }} id={`${id}-backup`} value={post.backup} options={people.filter(({ value }) => value !== user.id)} onChange={(backup: string | undefined) => setForm({ reach, post: { ...post, backup: backup ?? null } })} data-testid="person-backup" />
      </Field>
    </FormDialog>
  );
}
