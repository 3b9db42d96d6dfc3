// One case through the real window, by the people whose work it is: the duty officer opens it, the PR writer drafts and edits, counsel and the crisis lead
// approve, the lead releases, the auditor reads, verifies and exports. Only the change that shall arrive live comes from another program.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { change, chooseOption, crisisctl, demonstration, refusal, startAs } from './harness/people.mjs';

const TEXTS = {
  zh: {
    title: '三位顾客晚餐后呕吐',
    account: '同桌三位顾客晚餐后呕吐，已送医。',
    log: '店长已封存凉菜。',
    audience: '公众与合作方',
    zh: '今天有顾客在我们店用餐后身体不适，我们深表歉意。',
    en: 'Guests became unwell at our restaurant today. We are very sorry.',
    edit: '热线 400-000-0000。',
    channel: '官网',
  },
  en: {
    title: 'Three guests vomited after dinner',
    account: 'Three guests at one table vomited after dinner and were taken to hospital.',
    log: 'The manager has sealed the cold dishes.',
    audience: 'Public and partners',
    zh: '今天有顾客在我们店用餐后身体不适，我们深表歉意。',
    en: 'Guests became unwell at our restaurant today. We are very sorry.',
    edit: ' Hotline 400-000-0000.',
    channel: 'Website',
  },
};

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

/** The text in an editor of the statement, in place of what the template gave. */
async function rewrite(app, lang, text) {
  await app.click({ css: `[data-testid="statement-text-${lang}"] .cm-content` });
  await app.press('mod+a');
  await app.write(text);
}

async function save(app) {
  await app.press('mod+s');
  await app.gone({ testId: 'statement-save' });
}

/** What the writer does first: a draft from the template for the audience, in both languages, sent for review. */
async function draft(app, words) {
  await app.click({ testId: 'statement-new' });
  await chooseOption(app, 'statement-audience', words.audience);
  await app.find({ testId: 'statement-template' });
  await app.click({ testId: 'new-statement-ok' });
  await app.find({ testId: 'statement-page' });
  await rewrite(app, 'zh', words.zh);
  await rewrite(app, 'en', words.en);
  await save(app);
  await app.click({ testId: 'statement-submit' });
  await app.find({ css: '[data-testid="statement-page"][data-state="in_review"]' });
}

async function approve(app) {
  await app.click({ testId: 'statement-approve' });
  await app.gone({ testId: 'statement-approve' });
}

async function release(app, words) {
  await app.click({ testId: 'statement-release' });
  await app.click({ css: '[data-testid="release-dialog"] input' });
  await app.write(words.channel);
  await app.press('escape');
  await app.click({ testId: 'release-dialog-ok' });
  await app.find({ testId: 'releases' });
}

for (const language of ['zh', 'en']) {
  const words = TEXTS[language];
  test(`one case, five people, ${language}`, { timeout: 400_000 }, async () => {
    const data = demonstration(language);
    const name = `one-case-${language}`;
    const app = await startAs('linshu', { data, language, name });
    /** Another person sits down and goes to a page of the case. */
    const asPerson = async (login, path) => {
      await change(app, login);
      await app.go(path);
    };
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

      await asPerson('suyan', `/case/${card.id}/statements`);
      await draft(app, words);
      await app.screenshot(`${name}-statement-in-review`);

      // What is not approved can't be released: not by the window's buttons, not by its door to the core, not from outside.
      const statements = () => JSON.parse(crisisctl(data, 'zhoulan', ['show', card.id])).statements;
      const statement = statements()[0].statement;
      const early = () => ({ id: crypto.randomUUID(), case: card.id, command: { statement: { do: 'release', statement: statement.id, digest: statements()[0].statement.versions.at(-1).digest, channel: words.channel, released_at: new Date().toISOString() } } });
      assert.deepEqual(await app.all({ testId: 'statement-release' }), []);
      assert.equal((await app.ask('execute', { envelope: early() })).error.code, 'approval_missing');
      assert.equal(refusal(data, 'suyan', early()).code, 'approval_missing');

      const page = `/case/${card.id}/statement/${statement.id}`;
      for (const approver of ['jiangyi', 'zhoulan']) {
        await asPerson(approver, page);
        await approve(app);
      }
      await app.find({ testId: 'statement-release' });
      await app.screenshot(`${name}-statement-approved`);

      // An edit voids both approvals; approved again, it goes out.
      await asPerson('suyan', page);
      await app.click({ css: `[data-testid="statement-text-${language}"] .cm-content` });
      await app.press('mod+end');
      await app.write(words.edit);
      await save(app);
      await app.find({ testId: 'approval-void' });
      await app.screenshot(`${name}-statement-void`);
      assert.deepEqual(await app.all({ testId: 'statement-release' }), []);
      assert.equal(refusal(data, 'zhoulan', early()).code, 'approval_missing');
      await app.click({ testId: 'statement-submit' });
      await app.find({ css: '[data-testid="statement-page"][data-state="in_review"]' });
      for (const approver of ['jiangyi', 'zhoulan']) {
        await asPerson(approver, page);
        await approve(app);
      }
      await release(app, words);
      await app.screenshot(`${name}-statement-released`);
      assert.equal(statements()[0].statement.versions.at(-1).texts[language], words[language] + words.edit);

      await asPerson('wujian', `/case/${card.id}`);
      await app.find({ testId: 'case-title', text: words.title });
      assert.deepEqual(await app.all({ testId: 'log-text' }), []);
      await app.screenshot(`${name}-auditor`);
      await app.go(`/case/${card.id}/report`);
      const out = `${data}/case.pdf`;
      await app.savesTo(out);
      await app.click({ testId: 'report-export' });
      await app.find({ testId: 'exported' });
      await app.screenshot(`${name}-exported`);
      assert.equal(readFileSync(out).subarray(0, 5).toString(), '%PDF-');
      const head = await app.text({ testId: 'exported-head' });
      await app.go('/audit');
      await app.click({ testId: 'verify' });
      await app.find({ css: '[data-testid="verification"][data-verified="true"]' });
      await app.screenshot(`${name}-audit`);
      assert.equal(JSON.parse(crisisctl(data, 'wujian', ['verify', '--rebuild', '--head', head.trim()])).verified, true);
    } catch (error) {
      await app.screenshot(`failed-${name}`);
      throw error;
    } finally {
      await app.close();
    }
  });
}
