import assert from 'node:assert/strict';
import { scenario } from './harness/index.mjs';

for (const language of ['zh', 'en']) {
  for (const theme of ['light', 'dark']) {
    scenario(`the frame, ${language} ${theme}`, { language, theme }, async (app) => {
      await app.find({ role: 'link', name: language === 'zh' ? '看板' : 'Board' });
      await app.screenshot(`frame-${language}-${theme}`);
      await app.click({ role: 'link', name: language === 'zh' ? '设置' : 'Settings' });
      await app.find({ role: 'heading', name: language === 'zh' ? '关于' : 'About' });
      await app.sees('0.1.0');
      await app.click({ testId: 'user-menu' });
      await app.find({ role: 'menuitem' });
      await app.screenshot(`settings-${language}-${theme}`);
      await app.press('escape');
      assert.deepEqual(await app.cutOff(), []);
    });
  }
}

scenario('the palette, by keyboard alone', { language: 'zh', theme: 'light' }, async (app) => {
  await app.press('mod+k');
  await app.find({ role: 'combobox' });
  await app.screenshot('palette-zh-light');
  await app.write('switch');
  await app.press('enter');
  await app.find({ role: 'link', name: 'Board' });
  assert.equal(await app.script(() => document.documentElement.lang), 'en');
  assert.ok(app.memory() > 1e6);
});

scenario('the page carries no inline styles and no foreign origin', {}, async (app) => {
  const found = await app.script(() => ({
    styles: document.querySelectorAll('style').length,
    sources: [...document.querySelectorAll('script[src], link[href]')].map((node) => new URL(node.src || node.href).origin).filter((origin) => origin !== location.origin),
  }));
  assert.deepEqual(found, { styles: 0, sources: [] });
});
