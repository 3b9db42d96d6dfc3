// One case through the real window, as three people: the duty officer opens it, the PR writer drafts and the crisis lead and counsel approve, the auditor reads, exports and verifies.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { crisisctl, demonstration, signIn, startAs } from './harness/people.mjs';

const TEXTS = {
  zh: {
    title: '三位顾客晚餐后呕吐',
    account: '同桌三位顾客晚餐后呕吐，已送医。',
    log: '店长已封存凉菜。',
    statementTitle: '关于顾客身体不适的说明',
    statement: '今天有顾客在我们店用餐后身体不适，我们非常牵挂，也向他们致歉。我们正陪同就医并垫付费用，已报告主管部门。今天 20:00 再次说明进展。热线 400-000-0000。',
    edited: '今天有顾客在我们店用餐后身体不适，我们深表歉意。我们正陪同就医并垫付费用，已报告主管部门。今天 20:00 再次说明进展。热线 400-000-0000。',
    channel: '官网',
  },
  en: {
    title: 'Three guests vomited after dinner',
    account: 'Three guests at one table vomited after dinner and were taken to hospital.',
    log: 'The manager has sealed the cold dishes.',
    statementTitle: 'Guests unwell at our restaurant',
    statement: 'Guests became unwell after dinner at our restaurant today. We are very sorry. We are with them at hospital, we bear the costs, and we have told the authority. We will report again today at 20:00. Hotline 400-000-0000.',
    edited: 'Guests became unwell after dinner at our restaurant today. We apologise. We are with them at hospital, we bear the costs, and we have told the authority. We will report again today at 20:00. Hotline 400-000-0000.',
    channel: 'Website',
  },
};

/** Signs out and lets another person sit down. */
async function change(app, login) {
  await app.click({ testId: 'user-menu' });
  await app.click({ role: 'menuitem', name: (await app.script(() => document.documentElement.lang)).startsWith('zh') ? '退出登录' : 'Sign out' });
  await signIn(app, login);
}

async function openCase(app, words, name) {
  await app.press('mod+n');
  await app.fill({ testId: 'title' }, words.title);
  await app.fill({ testId: 'account' }, words.account);
  await app.click({ testId: 'suggestion-food_poisoning' });
  await app.fill({ testId: 'fact-ill_count' }, '3');
  await app.find({ css: '[data-testid="grade-preview"][data-grade="serious"]' });
  await app.screenshot(`${name}-new-case`);
  await app.press('mod+enter');
  await app.find({ testId: 'case-title', text: words.title });
}

async function work(app, words, name) {
  await app.fill({ testId: 'log-text' }, words.log);
  await app.press('mod+enter');
  await app.find({ testId: 'log-line', text: words.log });
  await app.screenshot(`${name}-case`);
}

/** The statements of a case, and the first of them. */
async function firstStatement(app, id) {
  await app.go(`/case/${id}/statements`);
  await app.click({ css: '[data-testid="statement"] a, a[data-testid="statement"]' });
  await app.find({ testId: 'statement-page' });
}

for (const language of ['zh', 'en']) {
  const words = TEXTS[language];
  const openTitled = async (app) => {
    await app.go('/board');
    await app.find({ testId: 'board' });
    await app.click({ testId: 'card-open', text: words.title });
    await app.find({ testId: 'case-title', text: words.title });
  };

  test(`one case, three people, ${language}`, { timeout: 300_000 }, async () => {
    const data = demonstration(language);
    const name = `one-case-${language}`;
    const app = await startAs('linshu', { data, language, name });
    try {
      await openCase(app, words, name);
      await work(app, words, name);
      const board = JSON.parse(crisisctl(data, 'zhoulan', ['board']));
      const card = board.columns.flatMap((column) => column.cards).find((found) => found.title === words.title);
      assert.equal(card.grade, 'serious');

      // Another program changes the case; the window shows it without being asked.
      const outside = { id: crypto.randomUUID(), case: card.id, command: { case: { do: 'log', text: `${words.log} 2` } } };
      crisisctl(data, 'zhoulan', ['exec'], { input: `${JSON.stringify(outside)}\n` });
      await app.find({ testId: 'log-line', text: `${words.log} 2` });

      // The statement comes from the same desk without a window, so that the page can be read and approved here.
      const statement = crypto.randomUUID();
      const send = (user, command) => crisisctl(data, user, ['exec'], { input: `${JSON.stringify({ id: crypto.randomUUID(), case: card.id, command: { statement: command } })}\n` });
      send('suyan', { do: 'draft', id: statement, audience: 'public', stage: 'holding', title: words.statementTitle, texts: { [language]: words.statement } });
      assert.throws(() => send('suyan', { do: 'release', statement, digest: 'none', channel: words.channel, released_at: new Date().toISOString() }));

      await change(app, 'suyan');
      await openTitled(app);
      await firstStatement(app, card.id);
      await app.screenshot(`${name}-statement-draft`);
      await app.click({ testId: 'statement-submit' });
      await app.gone({ testId: 'statement-submit' });

      for (const approver of ['jiangyi', 'zhoulan']) {
        await change(app, approver);
        await openTitled(app);
        await firstStatement(app, card.id);
        await app.click({ testId: 'statement-approve' });
        await app.gone({ testId: 'statement-approve' });
      }
      await app.find({ testId: 'statement-release' });
      await app.screenshot(`${name}-statement-approved`);

      // An edit voids both approvals; approved again, it goes out.
      send('suyan', { do: 'edit', statement, base_version: 1, title: words.statementTitle, texts: { [language]: words.edited } });
      await app.find({ testId: 'approval-void' });
      await app.screenshot(`${name}-statement-void`);
      send('suyan', { do: 'submit', statement });
      const digest = JSON.parse(crisisctl(data, 'zhoulan', ['show', card.id])).statements[0].statement.versions.at(-1).digest;
      send('jiangyi', { do: 'approve', statement, digest });
      await app.click({ testId: 'statement-approve' });
      await app.click({ testId: 'statement-release' });
      await app.click({ css: '[data-testid="release-dialog"] input' });
      await app.write(words.channel);
      await app.press('escape');
      await app.click({ css: '[data-testid="release-dialog"] .ant-btn-primary, .ant-modal .ant-btn-primary' });
      await app.find({ testId: 'releases' });
      await app.screenshot(`${name}-statement-released`);

      await change(app, 'wujian');
      await openTitled(app);
      assert.deepEqual(await app.all({ testId: 'log-text' }), []);
      await app.screenshot(`${name}-auditor`);
      await app.go('/audit');
      await app.click({ testId: 'verify' });
      await app.find({ testId: 'verification' });
      await app.screenshot(`${name}-audit`);
      const out = `${data}/case.pdf`;
      crisisctl(data, 'wujian', ['report', card.number, '--out', out], { lang: language });
      assert.ok(existsSync(out));
      assert.equal(JSON.parse(crisisctl(data, 'wujian', ['verify', '--rebuild'])).verified, true);
    } catch (error) {
      await app.screenshot(`failed-${name}`);
      throw error;
    } finally {
      await app.close();
    }
  });
}
