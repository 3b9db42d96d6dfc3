// Every screen in both languages, light and dark: nothing cut off, no serious barrier. The pictures lie in target/e2e/screens, to be looked at.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { App } from './harness/index.mjs';
import { change, demonstration, startAs } from './harness/people.mjs';
import { aCase, ADMINISTRATION, SCREENS, walk } from './harness/screens.mjs';

/** Each fault once, with the screens that have it. */
function told(faults) {
  const screens = new Map();
  for (const { screen, ...fault } of faults) screens.set(JSON.stringify(fault), [...(screens.get(JSON.stringify(fault)) ?? []), screen]);
  return [...screens].map(([fault, where]) => `${where.join(', ')}: ${fault}`).join('\n');
}

for (const [language, theme] of [['zh', 'light'], ['en', 'dark'], ['zh', 'dark'], ['en', 'light']]) {
  test(`every screen, ${language} ${theme}`, { timeout: 900_000 }, async () => {
    const data = demonstration(language);
    const name = `screens-${language}-${theme}`;
    const faults = [];
    const looks = (app) => async (screen) => {
      await app.screenshot(`screens/${screen}-${language}-${theme}`);
      faults.push(...(await app.cutOff()).map((fault) => ({ screen, ...fault })), ...(await app.barriers()).map((fault) => ({ screen, ...fault })));
    };
    const closed = await App.start({ name: `${name}-closed`, data, language, theme, size: [1280, 800] });
    await closed.find({ testId: 'open-passphrase' });
    await looks(closed)('open-store');
    await closed.close();
    const app = await startAs('zhoulan', { data, language, theme, name, size: [1280, 800] });
    try {
      await walk(app, SCREENS, await aCase(app), looks(app));
      await app.go('/board');
      await change(app, 'taoran');
      await walk(app, ADMINISTRATION, {}, looks(app));
      await app.press('mod+l');
      await app.find({ testId: 'lock' });
      await looks(app)('lock');
    } catch (error) {
      await app.screenshot(`failed-${name}`);
      throw error;
    } finally {
      await app.close();
    }
    assert.equal(faults.length, 0, told(faults));
  });
}

test('every screen at 200 %', { timeout: 600_000 }, async () => {
  const data = demonstration('en');
  const app = await startAs('zhoulan', { data, language: 'en', name: 'zoom' });
  const faults = [];
  try {
    const ids = await aCase(app);
    for (let step = 0; step < 5; step += 1) await app.press('mod+=');
    // The driver counts a zoomed page in pixels of its own and would press beside the mark.
    app.click = async (query, within) => app.script((node) => node.click(), await app.find(query, within));
    await walk(app, SCREENS, ids, async (screen) => {
      await app.screenshot(`screens/zoom-${screen}`);
      assert.ok((await app.script(() => innerWidth)) <= 730, 'the window is not zoomed');
      faults.push(...(await app.cutOff()).map((fault) => ({ screen, ...fault })));
      const wider = await app.script(() => document.documentElement.scrollWidth - innerWidth);
      if (wider > 1) faults.push({ screen, why: `the page is ${wider} px wider than the window` });
    });
  } catch (error) {
    await app.screenshot('failed-zoom');
    throw error;
  } finally {
    await app.close();
  }
  assert.equal(faults.length, 0, told(faults));
});
