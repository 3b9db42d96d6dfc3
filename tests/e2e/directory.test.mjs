// The directory and the playbooks through the real window: an administrator imports a table with a wrong row, looks, applies and undoes; the crisis lead
// publishes a changed playbook, a new case goes by it, and an old one takes it up on the record.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { change, crisisctl, demonstration, startAs } from './harness/people.mjs';

const WORDS = {
  zh: { task: '致电创始人', how: '五分钟内电话告知，并记下答复', title: '两位顾客午餐后不适', account: '两位顾客午餐后呕吐。', note: '增加一项任务' },
  en: { task: 'Call the founder', how: 'Call within five minutes and note the answer', title: 'Two guests ill after lunch', account: 'Two guests vomited after lunch.', note: 'One more task' },
};
const TABLE = '门店编号,名称,最近医院,医院电话,时区\nSH01,上海榆园店,新榆园医院,021-0000-9999,\nXA01,西安新店,,,Asia/Shanghai\nXA02,西安二店,,,Asia/Nowhere\n';

/** Chooses a file as a person would in the system's dialog, which no driver can reach. */
async function chooseFile(app, text) {
  await app.find({ testId: 'import-file' });
  await app.script((content) => {
    const input = document.querySelector('[data-testid="import-file"]');
    const carried = new DataTransfer();
    carried.items.add(new File([content], 'sites.csv'));
    input.files = carried.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, text);
}

async function importSites(app, name) {
  await app.go('/directory');
  await app.find({ testId: 'site-detail' });
  await app.settled();
  await app.screenshot(`${name}-sites`);
  for (const tab of ['roster', 'people', 'contacts', 'always']) {
    await app.click({ testId: `directory-${tab}` });
    await app.settled();
    await app.screenshot(`${name}-${tab}`);
  }
  await app.click({ testId: 'directory-import' });
  await chooseFile(app, TABLE);
  await app.find({ testId: 'import-counts' });
  assert.equal((await app.all({ testId: 'import-wrong' })).length, 1);
  await app.settled();
  await app.screenshot(`${name}-import`);
  await app.click({ testId: 'import-apply' });
  await app.find({ testId: 'import-undo' });
  await app.click({ testId: 'directory-sites' });
  await app.find({ testId: 'directory-site', text: '西安新店' });
  await app.click({ testId: 'directory-import' });
  await app.click({ testId: 'import-undo' });
  await app.gone({ testId: 'import-undo' });
  await app.click({ testId: 'directory-sites' });
  await app.gone({ testId: 'directory-site', text: '西安新店' });
}

async function printCard(app, path) {
  await app.savesTo(path);
  await app.click({ testId: 'card-print' });
  await app.find({ text: path });
  assert.ok(statSync(path).size > 10_000);
}

async function publishPlaybook(app, words, name) {
  await app.go('/playbooks');
  await app.find({ testId: 'entry' });
  await app.settled();
  await app.screenshot(`${name}-playbook`);
  await app.click({ testId: 'content-edit' });
  await app.click({ testId: 'add-task' });
  for (const field of ['title', 'instructions', 'evidence']) {
    for (const lang of ['zh', 'en']) await app.fill({ testId: `field-${field}-${lang}` }, field === 'title' ? words.task : words.how);
  }
  await app.screenshot(`${name}-entry`);
  await app.click({ testId: 'entry-dialog-ok' });
  await app.find({ css: '[data-testid="content-problem"][data-ok="true"]' });
  await app.find({ testId: 'entry', text: words.task });
  await app.settled();
  await app.screenshot(`${name}-editor`);
  await app.click({ testId: 'content-save' });
  await app.fill({ testId: 'draft-note-words' }, words.note);
  await app.click({ testId: 'draft-note-ok' });
  await app.click({ testId: 'edition-approve' });
  await app.click({ testId: 'edition-publish' });
  await app.fill({ testId: 'publish-reason' }, words.note);
  await app.click({ testId: 'publish-dialog-ok' });
  await app.gone({ testId: 'edition-publish' });
  await app.click({ testId: 'edition-compare' });
  await app.find({ testId: 'compare-changes', text: words.task });
  await app.screenshot(`${name}-compare`);
  await app.click({ testId: 'compare-dialog-ok' });
  await app.gone({ testId: 'compare-dialog' });
}

async function openCase(app, words) {
  await app.press('mod+n');
  await app.fill({ testId: 'title' }, words.title);
  await app.fill({ testId: 'account' }, words.account);
  await app.click({ testId: 'suggestion-food_poisoning' });
  await app.fill({ testId: 'fact-ill_count' }, '2');
  await app.find({ css: '[data-testid="grade-preview"][data-grade="serious"]' });
  await app.press('mod+enter');
  await app.find({ testId: 'case-title', text: words.title });
}

for (const [language, theme] of [['zh', 'light'], ['en', 'dark']]) {
  test(`the directory and own playbooks, ${language} ${theme}`, async () => {
    const [data, words, name] = [demonstration(language), WORDS[language], `directory-${language}`];
    const old = JSON.parse(crisisctl(data, 'linshu', ['board'])).columns.flatMap(({ cards }) => cards).find((card) => card.scenario === 'food_poisoning' && !['archived', 'dismissed'].includes(card.phase));
    const app = await startAs('taoran', { data, language, theme, name });
    try {
      await importSites(app, name);
      await printCard(app, join(data, 'card.pdf'));
      await change(app, 'zhoulan');
      await publishPlaybook(app, words, name);
      await openCase(app, words);
      await app.find({ testId: 'task' });
      await app.showAll('tasks-all');
      await app.find({ testId: 'task', text: words.task });
      assert.deepEqual(await app.all({ testId: 'newer-plan' }), []);
      await app.go(`/case/${old.id}`);
      await app.find({ testId: 'newer-plan' });
      await app.find({ testId: 'task-whose' });
      await app.showAll('tasks-all');
      assert.deepEqual(await app.all({ testId: 'task', text: words.task }), []);
      await app.settled();
      await app.screenshot(`${name}-newer-plan`);
      await app.click({ testId: 'adopt-plan' });
      await app.fill({ testId: 'adopt-words' }, words.note);
      await app.click({ testId: 'adopt-ok' });
      await app.gone({ testId: 'newer-plan' });
      await app.showAll('tasks-all');
      await app.find({ testId: 'task', text: words.task });
    } finally {
      await app.close();
    }
  });
}
