import { Button, Input } from 'antd';
import { useId, type FormEvent, type ReactNode } from 'react';
import { toAppError } from '@/shared/errors';
import { useT } from '@/shared/i18n';
import { ErrorNotice, Field } from '@/shared/ui';
import styles from './signin.module.css';
import { useWaiting } from './useWaiting';

interface PasswordFormProps {
  password: string;
  onPassword: (next: string) => void;
  /** What the button says. */
  action: string;
  ready: boolean;
  pending: boolean;
  error: unknown;
  onSubmit: () => void;
  /** Whether the cursor begins in the password. */
  focus?: boolean;
  /** Fields above the password. */
  above?: ReactNode;
  /** What else can be done. */
  below?: ReactNode;
}

/** Asks for a password; while a wait runs after wrong ones, it counts down and takes no try. */
export function PasswordForm({ password, onPassword, action, ready, pending, error, onSubmit, focus = false, above, below }: PasswordFormProps) {
  const t = useT();
  const id = useId();
  const waiting = useWaiting(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !pending && waiting === 0) onSubmit();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {above}
      <Field label={t('signin:password')} htmlFor={id}>
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the only thing to do here */}
        <Input.Password id={id} size="large" autoFocus={focus} autoComplete="current-password" value={password} onChange={(event) => onPassword(event.target.value)} data-testid="password" />
      </Field>
      {waiting > 0 ? (
        <p className={styles.waiting} role="status" data-testid="waiting" data-seconds={waiting}>
          {t('signin:waiting', { count: waiting })}
        </p>
      ) : (
        <ErrorNotice error={isTooSoon(error) ? undefined : error} />
      )}
      <Button type="primary" size="large" block htmlType="submit" loading={pending} disabled={!ready || waiting > 0} data-testid="sign-in-submit">
        {action}
      </Button>
      {below}
    </form>
  );
}

function isTooSoon(error: unknown): boolean {
  return error !== null && error !== undefined && toAppError(error).code === 'too_soon';
}
