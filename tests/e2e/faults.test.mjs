// What can be wrong with a store, as the window says it: in the user's language, with what to do, and with nothing lost.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { App } from './harness/index.mjs';
import { demonstration, openStore, PASSPHRASE, signIn } from './harness/people.mjs';

const STORE = 'crisis-desk.crisisdesk';

/** The store's files beside the index that SQLite makes anew whenever anybody looks. */
const files = (data) => Object.fromEntries(readdirSync(data).filter((name) => name.startsWith(STORE) && !name.endsWith('-shm')).map((name) => [name, readFileSync(join(data, name)).toString('base64')]));

/** Opens the window on a store with a fault and answers the notice; the files stay as they are. */
async function told(data, language, code, passphrase = PASSPHRASE) {
  const before = files(data);
  const app = await App.start({ name: `fault-${code}-${language}`, data, language });
  try {
    await app.fill({ testId: 'open-passphrase' }, passphrase);
    await app.click({ testId: 'open-submit' });
    const notice = await app.text({ css: `[role=alert][data-code="${code}"]` });
    assert.deepEqual(await app.cutOff(), []);
    await app.screenshot(`fault-${code}-${language}`);
    assert.deepEqual(files(data), before);
    return notice;
  } finally {
    await app.close();
  }
}

const WORDS = {
  zh: { wrong_passphrase: '口令不对', store_newer_version: '来自更新的程序版本', not_a_store: '不是本程序的数据文件', read_only_folder: '文件夹不能写入' },
  en: { wrong_passphrase: 'passphrase is wrong', store_newer_version: 'from a newer version', not_a_store: 'not a store of this program', read_only_folder: 'can’t be written' },
};

for (const language of ['zh', 'en']) {
  test(`faults of a store, ${language}`, { timeout: 300_000 }, async () => {
    const words = WORDS[language];
    const data = demonstration(language);
    const keys = join(data, `${STORE}.keys`);
    assert.match(await told(data, language, 'wrong_passphrase', `${PASSPHRASE}?`), new RegExp(words.wrong_passphrase));

    const kept = readFileSync(keys, 'utf8');
    writeFileSync(keys, kept.replace('"format": 1', '"format": 9'));
    assert.match(await told(data, language, 'store_newer_version'), new RegExp(words.store_newer_version));
    writeFileSync(keys, kept);

    const store = readFileSync(join(data, STORE));
    writeFileSync(join(data, STORE), 'a letter to the editor');
    assert.match(await told(data, language, 'not_a_store'), new RegExp(words.not_a_store));
    writeFileSync(join(data, STORE), store);

    // With everything put back, nothing is lost.
    const app = await App.start({ name: `fault-none-${language}`, data, language });
    await openStore(app);
    await signIn(app, 'zhoulan');
    await app.find({ testId: 'card' });
    await app.close();
  });

  test(`a folder that can't be written, ${language}`, { timeout: 120_000 }, async () => {
    // Not even the superuser may write here.
    const app = await App.start({ name: `fault-folder-${language}`, language, env: { CRISIS_DESK_DATA: '/sys/kernel' } });
    try {
      const typed = { [`setup-company-${language}`]: 'Qihe', 'setup-passphrase': PASSPHRASE, 'setup-passphrase-again': PASSPHRASE, 'setup-login': 'founder', [`setup-name-${language}`]: 'Founder', 'setup-password': 'first-password' };
      for (const [field, text] of Object.entries(typed)) await app.fill({ testId: field }, text);
      await app.click({ testId: 'setup-create' });
      assert.match(await app.text({ css: '[role=alert][data-code="read_only_folder"]' }), new RegExp(WORDS[language].read_only_folder));
      assert.equal(await app.script(() => document.querySelector('[data-testid="setup-login"]').value), 'founder');
      await app.screenshot(`fault-read_only_folder-${language}`);
    } finally {
      await app.close();
    }
  });
}
