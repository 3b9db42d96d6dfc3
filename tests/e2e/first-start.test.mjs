// The first start: a store with its first administrator, the recovery key, the frame, the palette, the lock.
import assert from 'node:assert/strict';
import { scenario } from './harness/index.mjs';
import { PASSPHRASE } from './harness/people.mjs';

const PASSWORD = 'first-password';

async function enterFounding(app, language) {
  await app.fill({ testId: `setup-company-${language}` }, language === 'zh' ? '栖禾小厨' : 'Qihe Kitchen');
  await app.fill({ testId: 'setup-passphrase' }, PASSPHRASE);
  await app.find({ testId: 'strength' });
  await app.fill({ testId: 'setup-passphrase-again' }, PASSPHRASE);
  await app.fill({ testId: 'setup-login' }, 'founder');
  await app.fill({ testId: `setup-name-${language}` }, language === 'zh' ? '创办人' : 'Founder');
  await app.fill({ testId: 'setup-password' }, PASSWORD);
}

for (const [language, theme] of [['zh', 'light'], ['en', 'dark']]) {
  scenario(`the first start, ${language} ${theme}`, { language, theme }, async (app) => {
    await enterFounding(app, language);
    await app.screenshot(`first-start-${language}-${theme}`);
    await app.click({ testId: 'setup-create' });
    await app.find({ testId: 'recovery-key' });
    assert.match(await app.text({ testId: 'recovery-key' }), /^[0-9A-Z\s-]{70,}$/);
    await app.screenshot(`recovery-key-${language}-${theme}`);
    await app.click({ testId: 'recovery-stored' });
    await app.click({ testId: 'recovery-done' });
    await app.find({ testId: 'user-menu' });
    await app.find({ testId: 'empty-new-case' });
    await app.screenshot(`empty-board-${language}-${theme}`);
    await app.go('/settings');
    await app.find({ role: 'heading', name: language === 'zh' ? '关于' : 'About' });
    await app.screenshot(`settings-${language}-${theme}`);

    const found = await app.script(() => ({
      styles: document.querySelectorAll('style').length,
      sources: [...document.querySelectorAll('script[src], link[href]')].map((node) => new URL(node.src || node.href).origin).filter((origin) => origin !== location.origin),
    }));
    assert.deepEqual(found, { styles: 0, sources: [] });

    await app.press('mod+l');
    await app.find({ testId: 'password' });
    assert.deepEqual(await app.all({ testId: 'user-menu' }), []);
    await app.screenshot(`locked-${language}-${theme}`);
    await app.fill({ testId: 'password' }, PASSWORD);
    await app.press('enter');
    await app.find({ testId: 'user-menu' });
  });
}
