// What an auditor does in the real window: verify with progress, filter the journal, find an export, take out a bundle and check it; and an erasure by two.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { change, chooseOption, crisisctl, demonstration, startAs } from './harness/people.mjs';

const WORDS = {
  zh: { statements: '声明', disclosed: '查看与导出', case: '2026-', reason: '本人要求', authority: '个人信息保护法第四十七条' },
  en: { statements: 'Statements', disclosed: 'Seen and taken out', case: '2026-', reason: 'Asked for by the person concerned', authority: 'Personal Information Protection Law, art. 47' },
};

for (const [language, theme] of [
  ['zh', 'light'],
  ['en', 'dark'],
]) {
  test(`an auditor at work, ${language} ${theme}`, { timeout: 300_000 }, async () => {
    const words = WORDS[language];
    const data = demonstration(language);
    const app = await startAs('wujian', { data, language, theme, name: `audit-${language}` });
    const shot = (name) => app.screenshot(`audit-${name}-${language}-${theme}`);
    try {
      await app.go('/audit');
      await app.find({ testId: 'journal-entry' });
      await app.click({ testId: 'verify' });
      await app.find({ css: '[data-testid="verification"][data-verified="true"]' });
      await shot('verified');

      await chooseOption(app, 'filter-kind', words.statements);
      await app.find({ css: '[data-testid="journal-entry"][data-kind^="statement."]' });
      await app.gone({ css: '[data-testid="journal-entry"][data-kind^="case."]' });
      await app.click({ testId: 'follow' });
      await app.find({ testId: 'following' });
      await shot('followed');

      await app.click({ testId: 'audit-proof' });
      await app.savesTo(`${data}/checkpoint.txt`);
      await app.click({ testId: 'checkpoint-export' });
      await app.find({ testId: 'checkpoint-text' });
      await shot('checkpoint');
      await app.press('escape');
      await app.gone({ testId: 'checkpoint-text' });
      assert.equal(JSON.parse(crisisctl(data, 'wujian', ['verify', '--checkpoint', `${data}/checkpoint.txt`])).verified, true);

      const bundle = `${data}/case.cdb.zip`;
      await app.click({ testId: 'audit-exchange' });
      await chooseOption(app, 'bundle-case', words.case);
      await app.savesTo(bundle);
      await app.click({ testId: 'bundle-export' });
      await app.find({ testId: 'bundle-done' });
      await shot('exchange');
      assert.equal(JSON.parse(crisisctl(data, 'wujian', ['verify', bundle])).standing, 'later_head');
      await app.savesTo(`${data}/tables.xlsx`);
      await app.click({ testId: 'tables-export' });
      await app.find({ testId: 'tables-done' });

      await app.click({ testId: 'audit-proof' });
      await app.opens(bundle);
      await app.click({ testId: 'verify-file' });
      await app.find({ css: '[data-testid="file-verification"][data-verified="true"]' });
      await shot('proof');

      // Whatever left the store is found in three steps: the audit page, the kind, the entry.
      await app.go('/board');
      await app.go('/audit');
      await chooseOption(app, 'filter-kind', words.disclosed);
      await app.find({ css: '[data-testid="journal-entry"][data-kind="record.exported"]' });
      await shot('disclosed');

      await change(app, 'jiangyi');
      await app.go('/audit');
      await app.click({ testId: 'entry-erase' });
      await app.fill({ testId: 'erasure-reason' }, words.reason);
      await app.fill({ testId: 'erasure-authority' }, words.authority);
      await shot('erasure');
      await app.press('mod+enter');
      await app.gone({ testId: 'erasure-reason' });
      await app.click({ testId: 'audit-retention' });
      await app.find({ testId: 'waiting-erasure' });
      assert.deepEqual(await app.all({ testId: 'erasure-approve' }), []);
      await change(app, 'taoran');
      await app.go('/audit');
      await app.click({ testId: 'audit-retention' });
      await app.find({ testId: 'erasure-approve' });
      await shot('retention');
      await app.click({ testId: 'erasure-approve' });
      await app.gone({ testId: 'erasure-approve' });
      const found = JSON.parse(crisisctl(data, 'wujian', ['verify', '--rebuild']));
      assert.deepEqual([found.verified, found.erased], [true, 1]);
    } catch (error) {
      await app.screenshot(`failed-audit-${language}`);
      throw error;
    } finally {
      await app.close();
    }
  });
}
