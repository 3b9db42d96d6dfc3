import { Input } from 'antd';
import { useId, useState } from 'react';
import type { SignIn } from '@/api/bindings/SignIn';
import { useStandingChange } from '@/api/session';
import { useT } from '@/shared/i18n';
import { Door, Field } from '@/shared/ui';
import { PasswordForm } from './PasswordForm';

/** Asks who comes: login and own password. */
export function SignInPage() {
  const t = useT();
  const id = useId();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useStandingChange<{ request: SignIn }>('sign_in');
  const submit = () => signIn.mutate({ request: { login: login.trim(), password } }, { onError: () => setPassword('') });
  return (
    <Door title={t('signin:title')} testId="sign-in">
      <PasswordForm
        password={password}
        onPassword={setPassword}
        action={t('signin:action')}
        ready={login.trim() !== '' && password !== ''}
        pending={signIn.isPending}
        error={signIn.error}
        onSubmit={submit}
        above={
          <Field label={t('signin:login')} htmlFor={id}>
            {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the first thing to do here */}
            <Input id={id} size="large" autoFocus autoComplete="username" spellCheck={false} value={login} onChange={(event) => setLogin(event.target.value)} data-testid="login" />
          </Field>
        }
      />
    </Door>
  );
}
