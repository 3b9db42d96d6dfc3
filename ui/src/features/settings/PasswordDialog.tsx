import { App, Input } from 'antd';
import { useId, useState } from 'react';
import type { User } from '@/api/bindings/User';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Field, FormDialog } from '@/shared/ui';
import { longEnough, useSetPassword } from './passwords';

/** Sets a password, typed twice: one's own, or another user's. */
export function PasswordDialog({ user, own = false, onClose }: { user: User; own?: boolean; onClose: () => void }) {
  const t = useT();
  const say = useBilingual();
  const id = useId();
  const { message } = App.useApp();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const setting = useSetPassword();
  const differs = again !== '' && again !== password;
  const save = () =>
    setting.mutate(
      { user: user.id, password },
      {
        onSuccess: () => {
          void message.success(t('settings:password.done'));
          onClose();
        },
      },
    );
  return (
    <FormDialog
      open
      title={own ? t('settings:password.own') : t('settings:password.of', { name: say(user.name) })}
      ok={t('settings:save')}
      incomplete={!longEnough(password) || again !== password}
      pending={setting.isPending}
      error={setting.error}
      onOk={save}
      onClose={onClose}
      testId="password-dialog"
    >
      <Field label={t('settings:password.new')} hint={t('settings:password.hint')} htmlFor={`${id}-new`}>
        <Input.Password id={`${id}-new`} autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} data-testid="new-password" />
      </Field>
      <Field label={t('settings:password.again')} hint={differs ? <span role="alert">{t('settings:password.differs')}</span> : undefined} htmlFor={`${id}-again`}>
        <Input.Password id={`${id}-again`} autoComplete="new-password" status={differs ? 'error' : undefined} value={again} onChange={(event) => setAgain(event.target.value)} data-testid="new-password-again" />
      </Field>
    </FormDialog>
  );
}
