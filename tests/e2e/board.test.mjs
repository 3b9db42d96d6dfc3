// The board through the real window: lanes, list, deadlines, kept views, search, moves by keyboard, actions on several cases, what is new, cases joined.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './harness/index.mjs';
import { chooseOption, crisisctl, demonstration, startAs } from './harness/people.mjs';

const WORDS = {
  zh: { lanes: '按等级', sought: '木耳', keptName: '我的重大案件', region: '按区域' },
  en: { lanes: 'By grade', sought: 'salad', keptName: 'My grave cases', region: 'By region' },
};

/** The cards of the board as the core has them. */
const cards = (data) => JSON.parse(crisisctl(data, 'zhoulan', ['board'])).columns.flatMap((column) => column.cards);

async function views(app, words, name) {
  await chooseOption(app, 'lanes', words.lanes);
  await app.find({ css: '[data-testid="lane"][data-lane="major"] [data-testid="card"]' });
  await app.settled();
  assert.deepEqual(await app.cutOff(), []);
  await app.screenshot(`${name}-lanes`);

  await app.click({ testId: 'views' });
  await app.click({ testId: 'save-view' });
  await app.fill({ testId: 'view-name' }, words.keptName);
  await app.click({ testId: 'view-name-dialog-ok' });
  await app.find({ testId: 'views', text: words.keptName });

  await app.click({ testId: 'layout-list' });
  await app.find({ testId: 'row' });
  await app.settled();
  assert.deepEqual(await app.cutOff(), []);
  await app.screenshot(`${name}-list`);

  await app.click({ testId: 'layout-deadlines' });
  await app.find({ testId: 'deadline' });
  await app.settled();
  await app.screenshot(`${name}-deadlines`);

  await app.click({ testId: 'views' });
  await app.click({ testId: 'saved-view' });
  await app.find({ testId: 'lane' });
  await app.click({ testId: 'views' });
  await app.click({ css: '.ant-dropdown-menu-item' });
  await app.gone({ testId: 'lane' });
}

async function search(app, words, name) {
  await app.press('mod+k');
  await app.find({ role: 'dialog' });
  await app.write(words.sought);
  await app.find({ css: '[role=option] mark', text: words.sought });
  await app.settled();
  await app.screenshot(`${name}-search`);
  await app.press('enter');
  await app.find({ testId: 'case-title' });
  await app.go('/board');
  await app.find({ testId: 'card' });
}

for (const language of ['zh', 'en']) {
  const words = WORDS[language];
  test(`the board, ${language}`, { timeout: 400_000 }, async () => {
    const data = demonstration(language);
    const name = `board-${language}`;
    const app = await startAs('zhoulan', { data, language, name });
    try {
      await app.find({ testId: 'card' });
      await views(app, words, name);
      await search(app, words, name);

      // Shift with an arrow moves the card that has the focus, and says so.
      const intake = cards(data).find((card) => card.phase === 'intake');
      await app.script((id) => document.querySelector(`[data-card="${id}"]`).focus(), intake.id);
      await app.press('shift+right');
      await app.find({ css: `[data-phase="verify"] [data-case="${intake.number}"]` });
      await until(() => app.script((number) => [...document.querySelectorAll('[role=status]')].some((node) => node.textContent.includes(number)), intake.number), 30_000, 'the move was not announced');

      // Two cases chosen by key get an owner; each has an entry of its own.
      const two = cards(data).filter((card) => ['verify', 'respond'].includes(card.phase)).slice(0, 2);
      for (const { id } of two) {
        await app.script((card) => document.querySelector(`[data-card="${card}"]`).focus(), id);
        await app.press('x');
      }
      await app.find({ testId: 'bulk' });
      await app.screenshot(`${name}-bulk`);
      await app.click({ testId: 'bulk-owner' });
      await app.click({ testId: 'bulk-owner-person' });
      await app.click({ css: '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option' });
      await app.click({ testId: 'bulk-owner-dialog-ok' });
      await app.gone({ testId: 'bulk' });
      const owners = cards(data).filter((card) => two.some(({ id }) => id === card.id)).map((card) => card.owner);
      assert.ok(owners[0] !== null && owners[0] === owners[1]);

      // What somebody else did since the last look stands on the card.
      const [seen, other] = two;
      await app.go(`/case/${seen.id}`);
      await app.find({ testId: 'log-line' });
      await app.go('/board');
      await app.find({ testId: 'card' });
      crisisctl(data, 'linshu', ['exec'], { input: `${JSON.stringify({ id: crypto.randomUUID(), case: seen.id, command: { case: { do: 'log', text: 'news' } } })}\n` });
      await app.find({ css: `[data-case="${seen.number}"] [data-testid="news"]` });
      await app.screenshot(`${name}-news`);

      // Linked with another case: both pages say so.
      await app.go(`/case/${seen.id}`);
      await app.click({ testId: 'case-menu' });
      await app.click({ testId: 'case-link-open' });
      await app.click({ testId: 'other-case' });
      await app.write(other.number);
      await app.click({ css: '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', text: other.number });
      await app.click({ testId: 'link-dialog-ok' });
      await app.click({ css: '[data-testid="case-link"][data-relation="related"] a', text: other.number });
      await app.find({ css: '[data-testid="case-link"][data-relation="related"] a', text: seen.number });
      await app.settled();
      await app.screenshot(`${name}-linked`);
    } catch (error) {
      await app.screenshot(`failed-${name}`);
      throw error;
    } finally {
      await app.close();
    }
  });
}
