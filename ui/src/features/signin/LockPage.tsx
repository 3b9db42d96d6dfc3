import { Button } from 'antd';
import { useState } from 'react';
import { useStandingChange } from '@/api/session';
import { useT } from '@/shared/i18n';
import { Door } from '@/shared/ui';
import { PasswordForm } from './PasswordForm';

/** Stands in place of the whole window while it is locked: the same person's password opens it again. */
export function LockPage({ name, onUnlocked, onSignOut }: { name: string; onUnlocked: () => void; onSignOut: () => void }) {
  const t = useT();
  const [password, setPassword] = useState('');
  const unlock = useStandingChange<{ password: string }>('unlock_session');
  const submit = () => unlock.mutate({ password }, { onSuccess: onUnlocked, onError: () => setPassword('') });
  return (
    <Door title={t('signin:lock.title')} testId="lock">
      <p>{t('signin:lock.intro', { name })}</p>
      <PasswordForm
        focus
        password={password}
        onPassword={setPassword}
        action={t('signin:lock.action')}
        ready={password !== ''}
        pending={unlock.isPending}
        error={unlock.error}
        onSubmit={submit}
        below={
          <Button type="text" block onClick={onSignOut} data-testid="lock-sign-out">
            {t('signin:lock.sign_out')}
          </Button>
        }
      />
    </Door>
  );
}
