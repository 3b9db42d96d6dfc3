import { useState } from 'react';
import type { AppStatus } from '@/api/bindings/AppStatus';
import type { SessionView } from '@/api/bindings/SessionView';
import { usePreferencesInStep } from '@/api/preferences';
import { useStatus } from '@/api/session';
import { OpenStorePage } from '@/features/setup/OpenStorePage';
import { SetupPage } from '@/features/setup/SetupPage';
import { LockPage } from '@/features/signin/LockPage';
import { SignInPage } from '@/features/signin/SignInPage';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Door, ErrorNotice } from '@/shared/ui';
import { App } from './App';
import styles from './Gate.module.css';
import { ReadOnlyBanner } from './ReadOnlyBanner';
import { useIdle } from './useIdle';
import { useLeaving } from './useLeaving';

/** Decides what the window shows: first start, open the store, sign in, the lock, or the frame with its pages. */
export function Gate() {
  const t = useT();
  const { data: status, error, refetch } = useStatus();
  usePreferencesInStep();
  if (status !== undefined) return <Entrance status={status} />;
  if (error === null) return null;
  return (
    <Door title={t('app:gate.failed')} testId="gate-failed">
      <ErrorNotice error={error} onRetry={() => void refetch()} />
    </Door>
  );
}

function Entrance({ status }: { status: AppStatus }) {
  // Once begun, the first start stays until the recovery key is stored, though the store is open by then.
  const [founding, setFounding] = useState(status.store === 'absent');
  if (status.store === 'absent' && !founding) setFounding(true);
  if (founding) return <SetupPage onDone={() => setFounding(false)} />;
  if (status.store === 'closed') return <OpenStorePage />;
  return (
    <div className={styles.gate}>
      {status.store === 'read_only' && <ReadOnlyBanner />}
      <div>{status.session === null ? <SignInPage /> : <Inside key={status.session.user.id} session={status.session} idleMinutes={status.preferences.idle_minutes} />}</div>
    </div>
  );
}

function Inside({ session, idleMinutes }: { session: SessionView; idleMinutes: number }) {
  const t = useT();
  const say = useBilingual();
  const { leaving, lock, signOut, back } = useLeaving();
  const locked = session.locked || leaving === 'lock_session';
  useIdle(locked ? undefined : idleMinutes, lock);
  const { user } = session;
  if (leaving === 'sign_out') return null;
  if (locked) return <LockPage name={say(user.name)} onUnlocked={back} onSignOut={signOut} />;
  const role = say(user.title) || user.roles.map((each) => t(`terms:role.${each}`)).join(t('shared:list_comma'));
  return <App user={{ name: say(user.name), role, onLock: lock, onSignOut: signOut }} />;
}
