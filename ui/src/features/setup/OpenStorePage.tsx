import { Button, Input, Segmented } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import type { UnlockStore } from '@/api/bindings/UnlockStore';
import { useStandingChange } from '@/api/session';
import { useT } from '@/shared/i18n';
import { Door, ErrorNotice, Field } from '@/shared/ui';
import styles from './setup.module.css';

type Way = 'passphrase' | 'recovery_key';

/** Opens the store with its passphrase, or with the recovery key. */
export function OpenStorePage() {
  const t = useT();
  const id = useId();
  const [way, setWay] = useState<Way>('passphrase');
  const [text, setText] = useState('');
  const open = useStandingChange<{ request: UnlockStore }>('unlock_store');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') open.mutate({ request: { [way]: way === 'passphrase' ? text : text.trim() } });
  };
  const choose = (next: Way) => {
    setWay(next);
    setText('');
    open.reset();
  };
  return (
    <Door title={t('setup:open.title')} testId="open-store">
      <p>{t('setup:open.intro')}</p>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Segmented
          block
          aria-label={t('setup:open.way')}
          value={way}
          onChange={choose}
          options={[
            { value: 'passphrase', label: <span data-testid="open-by-passphrase">{t('setup:store.passphrase')}</span> },
            { value: 'recovery_key', label: <span data-testid="open-by-recovery">{t('setup:open.recovery')}</span> },
          ]}
        />
        <Field label={t(way === 'passphrase' ? 'setup:store.passphrase' : 'setup:open.recovery')} hint={way === 'recovery_key' ? t('setup:open.recovery_hint') : undefined} htmlFor={id}>
          {way === 'passphrase' ? (
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the only thing to do here
            <Input.Password key={way} id={id} autoFocus autoComplete="current-password" size="large" value={text} onChange={(event) => setText(event.target.value)} data-testid="open-passphrase" />
          ) : (
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the only thing to do here
            <Input.TextArea key={way} id={id} autoFocus autoSize={{ minRows: 2 }} spellCheck={false} className={styles.mono} value={text} onPressEnter={submit} onChange={(event) => setText(event.target.value)} data-testid="open-recovery-key" />
          )}
        </Field>
        <ErrorNotice error={open.error} />
        {open.isPending && <small role="status">{t('setup:open.working')}</small>}
        <Button type="primary" size="large" block htmlType="submit" loading={open.isPending} disabled={text.trim() === ''} data-testid="open-submit">
          {t('setup:open.action')}
        </Button>
      </form>
    </Door>
  );
}
