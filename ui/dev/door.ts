import type { AppStatus } from '../src/api/bindings/AppStatus';
import type { SessionView } from '../src/api/bindings/SessionView';
import { CASE } from './caseFixture';
import { PEOPLE } from './people';
import { NOW } from './time';

/** `?door=absent|closed|signed_out|locked|read_only` shows what stands before the frame. */
const asked = typeof location === 'undefined' ? new URLSearchParams() : new URLSearchParams(location.search);
const door = asked.get('door');

const everything: SessionView['allowed'] = [...CASE.allowed, 'open_case', 'see_case', 'verify_journal', 'manage_users', 'manage_sites', 'backup'];
const session: SessionView = { user: PEOPLE[0]!, allowed: everything, locked: door === 'locked' };

const status: AppStatus = {
  version: '0.1.0',
  store: door === 'absent' || door === 'closed' || door === 'read_only' ? door : 'open',
  session: door === null || door === 'locked' || door === 'read_only' ? session : null,
  preferences: { lang: null, theme: 'system', idle_minutes: 10 },
  now: NOW,
};

let tries = 0;

function check(password: unknown): void {
  if (password === 'wrong') {
    tries += 1;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the core rejects with plain data
    throw tries > 2 ? { code: 'too_soon', params: { seconds: 8 } } : { code: 'wrong_password', params: {} };
  }
}

const CODES = ['common', 'too_short', 'fair', 'good', 'strong'] as const;

/** The answers to everything that opens and closes the window. */
export const doorAnswers: Record<string, (args: Record<string, unknown>) => { result: unknown }> = {
  app_status: () => ({ result: status }),
  passphrase_strength: ({ passphrase }) => {
    const score = Math.min(4, Math.floor(String(passphrase).length / 4));
    return { result: { score, code: CODES[score] } };
  },
  create_store: () => {
    Object.assign(status, { store: 'open', session });
    return { result: { recovery_key: 'CD1-7QKM4-XN2PA-RT9WE-5HJC8-BD3VG-6YZSF-M1K0T-Q4RPX' } };
  },
  unlock_store: ({ request }) => {
    const { passphrase, recovery_key: recovery } = request as { passphrase?: string; recovery_key?: string };
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the core rejects with plain data
    if (passphrase === 'wrong' || recovery === 'wrong') throw { code: recovery === undefined ? 'wrong_passphrase' : 'wrong_recovery_key', params: {} };
    status.store = 'open';
    return { result: status };
  },
  sign_in: ({ request }) => {
    check((request as { password: string }).password);
    status.session = session;
    return { result: session };
  },
  lock_session: () => ({ result: void (session.locked = true) }),
  unlock_session: ({ password }) => {
    check(password);
    session.locked = false;
    return { result: session };
  },
  sign_out: () => {
    session.locked = false;
    return { result: void (status.session = null) };
  },
  set_preferences: ({ preferences }) => ({ result: void Object.assign(status.preferences, preferences) }),
};
