import { Checkbox, Input, Switch } from 'antd';
import { useId, useRef, useState } from 'react';
import type { OrganisationCommand } from '@/api/bindings/OrganisationCommand';
import type { Role } from '@/api/bindings/Role';
import type { User } from '@/api/bindings/User';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { BilingualInput, bothWays, Field, FormDialog } from '@/shared/ui';
import { longEnough, useSetPassword } from './passwords';
import styles from './settings.module.css';

const ROLES: readonly Role[] = ['crisis_lead', 'duty_officer', 'pr_writer', 'legal_reviewer', 'spokesperson', 'care_agent', 'auditor', 'administrator'];
const NOBODY = { login: '', name: { zh: '', en: '' }, title: { zh: '', en: '' }, roles: [] as Role[], active: true };

/** Adds a user with a first password, or changes one: name, post, roles, and whether they may sign in. */
export function UserDialog({ user, onClose }: { user?: User; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const [form, setForm] = useState(() => ({ ...NOBODY, ...user }));
  const [password, setPassword] = useState('');
  const { save, pending, error } = useSaveUser(user);
  const change = (some: Partial<typeof form>) => setForm((now) => ({ ...now, ...some }));
  const complete = bothWays(form.name).zh !== '' && form.login.trim() !== '' && form.roles.length > 0 && (user !== undefined || longEnough(password));
  const submit = async () => {
    if (await save(form, password)) onClose();
  };
  return (
    <FormDialog open title={t(user ? 'settings:user.change' : 'settings:user.add')} ok={t('settings:save')} incomplete={!complete} pending={pending} error={error} onOk={() => void submit()} onClose={onClose} testId="user-dialog">
      <Field label={t('settings:user.name')} hint={t('settings:one_is_enough')} htmlFor={`${id}-name`}>
        <BilingualInput id={`${id}-name`} label={t('settings:user.name')} value={form.name} onChange={(name) => change({ name })} testId="user-name" />
      </Field>
      <Field label={t('settings:user.post')} optional htmlFor={`${id}-title`}>
        <BilingualInput id={`${id}-title`} label={t('settings:user.post')} value={form.title} onChange={(title) => change({ title })} testId="user-title" />
      </Field>
      {user === undefined && (
        <div className={styles.two}>
          <Field label={t('settings:user.login')} hint={t('settings:user.login_hint')} htmlFor={`${id}-login`}>
            <Input id={`${id}-login`} maxLength={64} spellCheck={false} autoComplete="off" value={form.login} onChange={(event) => change({ login: event.target.value })} data-testid="user-login" />
          </Field>
          <Field label={t('settings:password.first')} hint={t('settings:password.hint')} htmlFor={`${id}-password`}>
            <Input.Password id={`${id}-password`} autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} data-testid="user-password" />
          </Field>
        </div>
      )}
      <Field label={t('settings:user.roles')} hint={t('settings:user.roles_hint')}>
        <Checkbox.Group
          className={styles.roles}
          value={form.roles}
          onChange={(roles) => change({ roles })}
          options={ROLES.map((value) => ({ value, label: <span data-testid={`role-${value}`}>{t(`terms:role.${value}`)}</span> }))}
        />
      </Field>
      {user !== undefined && (
        <Field label={t('settings:user.may_sign_in')} hint={t('settings:user.may_sign_in_hint')} htmlFor={`${id}-active`}>
          <div>
            <Switch id={`${id}-active`} checked={form.active} onChange={(active) => change({ active })} data-testid="user-active" />
          </div>
        </Field>
      )}
    </FormDialog>
  );
}

/** Saves a user; a new one in two steps, of which the one that is done is not done again. */
function useSaveUser(user: User | undefined) {
  const { send, pending, error } = useSend();
  const setting = useSetPassword();
  const added = useRef<string>(undefined);
  const [fresh] = useState(() => crypto.randomUUID());
  const save = async (form: typeof NOBODY, password: string): Promise<boolean> => {
    const who = { name: bothWays(form.name), title: bothWays(form.title), roles: form.roles };
    if (user !== undefined) return send({ organisation: { do: 'change_user', user: user.id, ...who, active: form.active } });
    const add: OrganisationCommand = { do: 'add_user', id: fresh, login: form.login.trim(), ...who };
    if (added.current === undefined && !(await send({ organisation: add }))) return false;
    added.current = fresh;
    return setting.mutateAsync({ user: fresh, password }).then(
      () => true,
      () => false,
    );
  };
  return { save, pending: pending || setting.isPending, error: error ?? setting.error };
}
