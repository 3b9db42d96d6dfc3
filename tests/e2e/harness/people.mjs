// What every person does at the window, whatever they came for.
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { App, freshData } from './app.mjs';

const TARGET = process.env.CARGO_TARGET_DIR ?? resolve(import.meta.dirname, '../../../target');
const CRISISCTL = process.env.CRISIS_DESK_CTL ?? join(TARGET, 'debug/crisisctl');

export const PASSPHRASE = 'seven quiet lanterns over the harbour 2026';
/** The password of every user of the demonstration. */
export const PASSWORD = 'crisis-desk-demo';

/** Runs `crisisctl` on the store in `data` as `user`; answers what it printed. Throws on a refusal. */
export function crisisctl(data, user, args, { lang = 'zh', input } = {}) {
  const env = { ...process.env, CRISIS_DESK_STORE: join(data, 'crisis-desk.crisisdesk'), CRISIS_DESK_PASSPHRASE: PASSPHRASE, CRISIS_DESK_PASSWORD: PASSWORD };
  return execFileSync(CRISISCTL, ['--as', user, '--lang', lang, ...args], { env, input, encoding: 'utf8' });
}

/** Sends a command through `crisisctl` that must be refused; answers with the error. */
export function refusal(data, user, envelope) {
  try {
    crisisctl(data, user, ['exec'], { input: `${JSON.stringify(envelope)}\n` });
  } catch (failed) {
    return JSON.parse(failed.stdout).error;
  }
  throw new Error(`not refused: ${JSON.stringify(envelope)}`);
}

/** A folder with a store that holds the demonstration, told in `lang`. */
export function demonstration(lang = 'zh') {
  const data = freshData(`demo-${lang}`);
  crisisctl(data, 'founder', ['init', '--company', lang === 'zh' ? '栖禾小厨' : 'Qihe Kitchen', '--name', lang === 'zh' ? '创办人' : 'Founder', '--demonstration'], { lang });
  return data;
}

/** Opens the store at the window. */
export async function openStore(app, passphrase = PASSPHRASE) {
  await app.fill({ testId: 'open-passphrase' }, passphrase);
  await app.click({ testId: 'open-submit' });
  await app.find({ testId: 'login' });
}

/** Signs a user of the demonstration in. */
export async function signIn(app, login, password = PASSWORD) {
  await app.fill({ testId: 'login' }, login);
  await app.fill({ testId: 'password' }, password);
  await app.click({ testId: 'sign-in-submit' });
  await app.find({ testId: 'user-menu' });
}

/** Starts the window on the demonstration, with `login` signed in. */
export async function startAs(login, { data, language = 'zh', theme = 'light', name = login, passphrase = PASSPHRASE, ...rest }) {
  const app = await App.start({ name, data, language, theme, ...rest });
  await openStore(app, passphrase);
  await signIn(app, login);
  return app;
}

/** Signs out and lets another person sit down. */
export async function change(app, login) {
  await app.click({ testId: 'user-menu' });
  await app.click({ role: 'menuitem', name: (await app.script(() => document.documentElement.lang)).startsWith('zh') ? '退出登录' : 'Sign out' });
  await signIn(app, login);
}

/** Chooses an option of a list box by its words. */
export async function chooseOption(app, testId, words) {
  await app.click({ css: `[data-testid="${testId}"]` });
  await app.click({ css: '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', text: words });
}
