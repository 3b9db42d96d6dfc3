// Reports in the real window: an auditor finds one in three steps; a person takes words out by selecting them, lets others stand, and signs with the company's certificate.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { change, crisisctl, demonstration, startAs } from './harness/people.mjs';

const CERTIFICATE = join(import.meta.dirname, '../fixtures/company-rsa.p12');
const REASON = { zh: '与本案无关', en: 'Nothing to do with this case' };

/** Selects the first line of a page that holds Chinese or Latin words of some length, as a person drags over it; answers the words. */
const select = () => {
  const line = [...document.querySelectorAll('[data-testid="sheet"] text')].find((element) => /[\p{L}]{6,}/u.test(element.textContent) && element.textContent.length < 60);
  const range = document.createRange();
  range.selectNodeContents(line);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  line.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
  return line.textContent;
};

for (const [language, theme] of [
  ['zh', 'light'],
  ['en', 'dark'],
]) {
  test(`reports, ${language} ${theme}`, { timeout: 300_000 }, async () => {
    const data = demonstration(language);
    const app = await startAs('wujian', { data, language, theme, name: `report-${language}` });
    const shot = (name) => app.screenshot(`report-${name}-${language}-${theme}`);
    try {
      // Three steps from anywhere: the rail, the case, export.
      await app.go('/board');
      await app.click({ css: 'a[href$="/reports"]' });
      await app.find({ testId: 'report-case' });
      await shot('found');
      await app.click({ testId: 'report-case' });
      await app.find({ testId: 'sheet' });
      await app.savesTo(`${data}/auditor.pdf`);
      await app.click({ testId: 'report-export' });
      await app.find({ testId: 'exported' });
      await app.find({ testId: 'show-in-folder' });
      await shot('exported');
      const found = JSON.parse(crisisctl(data, 'wujian', ['verify', `${data}/auditor.pdf`]));
      assert.deepEqual([found.verified, found.recorded], [true, true]);
      assert.ok(found.entries > 1);

      await change(app, 'zhoulan');
      await app.click({ css: 'a[href$="/reports"]' });
      await app.click({ testId: 'report-case' });
      await app.find({ testId: 'redactions' });
      await app.settled();
      const words = await app.script(select);
      await app.click({ testId: 'redact-selection' });
      await app.find({ testId: 'redact-text' });
      await shot('selected');
      assert.equal(await app.script(() => document.querySelector('[data-testid="redact-text"]').value), words.trim());
      await app.fill({ testId: 'redact-reason' }, REASON[language]);
      await app.press('mod+enter');
      await app.gone({ testId: 'redact-text' });
      await app.sees(REASON[language]);
      assert.deepEqual(await app.all({ testId: 'redact-selection' }), []);
      await app.settled();
      assert.equal(await app.script((taken) => [...document.querySelectorAll('[data-testid="sheet"] text')].some((element) => element.textContent.includes(taken)), words), false);
      await shot('redacted');

      await app.opens(CERTIFICATE);
      await app.click({ testId: 'certificate-choose' });
      await app.fill({ testId: 'certificate-password' }, 'wrong');
      await app.savesTo(`${data}/signed.pdf`);
      await app.click({ testId: 'report-export' });
      await app.find({ css: '[role="alert"]' });
      await shot('wrong-password');
      assert.equal(existsSync(`${data}/signed.pdf`), false);
      await app.fill({ testId: 'certificate-password' }, 'qihe-test');
      await app.click({ testId: 'report-export' });
      await app.find({ testId: 'exported' });
      await shot('signed');
      const bytes = readFileSync(`${data}/signed.pdf`);
      assert.ok(bytes.includes('ETSI.CAdES.detached'));
      assert.equal(JSON.parse(crisisctl(data, 'wujian', ['verify', `${data}/signed.pdf`])).verified, true);
    } catch (error) {
      await app.screenshot(`failed-report-${language}`);
      throw error;
    } finally {
      await app.close();
    }
  });
}
