// A statement through the real window: drafted from facts, checked, sent back at a place, approved by three people, voided by an edit, released over three channels, corrected.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crisisctl, demonstration, signIn, startAs } from './harness/people.mjs';

const TEXTS = {
  zh: {
    title: '三位顾客晚餐后呕吐',
    media: '媒体',
    correction: '更正',
    planted: '今天有5名顾客用餐后身体不适，我们非常抱歉。我们保证今后绝不会再发生类似事件。',
    before: '今天有 ',
    after: '用餐后身体不适，我们非常抱歉，也很牵挂他们。同事正陪同就医。今天 20:00 再次说明进展。媒体请致电 400-000-0000。',
    ask: '请写明停售时间。',
    more: '12:10 起已停售相关菜品。',
    voiding: '我们全力配合调查。',
    channels: ['官网', '微博', '新闻稿'],
    corrected: '此前的说明中人数有误，我们致歉，现予更正：准确人数正在核实。媒体请致电 400-000-0000。',
  },
  en: {
    title: 'Three guests vomited after dinner',
    media: 'Media',
    correction: 'Correction',
    planted: '5 guests fell ill after dinner today. We are very sorry. We guarantee that this will never happen again.',
    before: 'Today ',
    after: ' fell ill after dinner at our restaurant. We are very sorry and our thoughts are with them. Our colleagues are with them at hospital. We will report again today at 20:00. Press office: 400-000-0000.',
    ask: 'Say when sales stopped.',
    more: ' Sales of the dishes stopped at 12:10.',
    voiding: ' We are helping the inquiry.',
    channels: ['Website', 'Weibo', 'Press release'],
    corrected: 'Our last statement gave a wrong number, and we apologise. The right one is being established. Press office: 400-000-0000.',
  },
};

async function change(app, login) {
  await app.click({ testId: 'user-menu' });
  await app.click({ role: 'menuitem', name: (await app.script(() => document.documentElement.lang)).startsWith('zh') ? '退出登录' : 'Sign out' });
  await signIn(app, login);
}

async function choose(app, testId, label) {
  await app.click({ testId });
  await app.click({ css: `.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option[title="${label}"]` });
}

for (const language of ['zh', 'en']) {
  const words = TEXTS[language];
  const editor = { css: `[data-testid="statement-text-${language}"] .cm-content` };

  test(`a statement from draft to correction, ${language}`, { timeout: 300_000 }, async () => {
    const data = demonstration(language);
    const name = `statement-${language}`;
    const send = (user, id, command) => crisisctl(data, user, ['exec'], { input: `${JSON.stringify({ id: crypto.randomUUID(), case: id, command })}\n` });
    const caseId = crypto.randomUUID();
    send('linshu', caseId, {
      case: { do: 'open', title: words.title, scenario: 'food_poisoning', channel: 'phone', reported_at: new Date(Date.now() - 1_200_000).toISOString(), facts: [{ key: 'ill_count', value: 3 }] },
    });
    const show = () => JSON.parse(crisisctl(data, 'zhoulan', ['show', caseId]));
    const fact = show().facts[0].id;
    send('zhoulan', caseId, { fact: { do: 'judge', fact, state: 'confirmed', reason: 'hospital' } });
    const current = (number) => show().statements.find((item) => item.statement.number === number).statement;
    const digest = (number) => current(number).versions.at(-1).digest;
    const approve = (login, number) => send(login, caseId, { statement: { do: 'approve', statement: current(number).id, digest: digest(number) } });
    const app = await startAs('suyan', { data, language, name });
    const open = async (login, number) => {
      if (login !== undefined) await change(app, login);
      await app.go(`/case/${caseId}/statement/${current(number).id}`);
      await app.find({ testId: 'statement-page' });
    };
    try {
      // The writer drafts; the checks find the planted over-promise and the number that the ledger contradicts.
      await app.go(`/case/${caseId}/statements`);
      await app.find({ testId: 'calendar' });
      await app.find({ testId: 'advice' });
      await app.screenshot(`${name}-list`);
      await app.click({ testId: 'statement-new' });
      await choose(app, 'statement-audience', words.media);
      await app.click({ css: '.ant-radio-group input[value=""]' });
      await app.click({ testId: 'new-statement-ok' });
      await app.find({ testId: 'statement-page' });
      await app.fill(editor, words.planted);
      await app.find({ css: '[data-testid="finding"][data-rule="over_promise"]' });
      await app.find({ css: '[data-testid="finding"][data-rule="number_mismatch"]' });
      await app.find({ css: '.cm-content [data-mark="error"]' });
      await app.screenshot(`${name}-checks`);

      // Written again with the fact cited from the ledger; the promise gets an owner and a date.
      await app.fill(editor, words.before);
      await app.click({ testId: 'fact-cite' });
      await app.find({ css: `.cm-content [data-fact="${fact}"]` });
      await app.click(editor);
      await app.press('mod+end');
      await app.type(editor, words.after);
      await app.gone({ css: '[data-testid="finding"][data-rule="over_promise"]' });
      await app.click({ testId: 'statement-save' });
      await app.gone({ testId: 'statement-save' });
      await app.click({ testId: 'promise-enter' });
      await app.click({ testId: 'promise-owner' });
      await app.click({ css: '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option' });
      await app.click({ testId: 'promise-due-now' });
      await app.click({ testId: 'promise-dialog-ok' });
      await app.find({ css: '[data-testid="promise"][data-answered="true"]' });
      assert.deepEqual(current(1).versions.at(-1).citations.map((cited) => cited.fact), [fact]);
      await app.click({ testId: 'statement-submit' });
      await app.gone({ testId: 'statement-submit' });

      // Legal asks for a change at a place; the writer sees where, changes the text and sends it again.
      await open('jiangyi', 1);
      await app.click(editor);
      await app.press('mod+home', 'shift+right', 'shift+right');
      await app.screenshot(`${name}-legal`);
      await app.click({ testId: 'statement-changes' });
      await app.fill({ testId: 'changes-words' }, words.ask);
      await app.click({ testId: 'changes-ok' });
      await app.find({ testId: 'review-note' });
      assert.equal(current(1).notes[0].place.end, 2);
      await open('suyan', 1);
      await app.click(editor);
      await app.press('mod+end');
      await app.type(editor, words.more);
      await app.click({ testId: 'statement-save' });
      await app.gone({ testId: 'statement-save' });
      await app.click({ testId: 'note-settle' });
      await app.click({ testId: 'statement-submit' });
      await app.gone({ testId: 'statement-submit' });

      // The chain in order: legal, who is shown what changed; then lead and spokesperson.
      await open('jiangyi', 1);
      await app.click({ testId: 'show-changes' });
      await app.find({ css: '[data-testid="old-version"] ins' });
      await app.screenshot(`${name}-diff`);
      await app.click({ testId: 'old-version-close' });
      await app.click({ testId: 'statement-approve' });
      await app.gone({ testId: 'statement-approve' });
      assert.throws(() => approve('muqing', 1), 'the lead comes first');
      approve('zhoulan', 1);
      approve('muqing', 1);
      await app.find({ css: '[data-testid="statement-page"][data-state="approved"]' });

      // An edit voids all three; approved again, it goes out over three channels as one release.
      await open('suyan', 1);
      await app.click(editor);
      await app.press('mod+end');
      await app.type(editor, words.voiding);
      await app.click({ testId: 'statement-save' });
      await app.find({ testId: 'approval-void' });
      assert.equal(current(1).approvals.filter((given) => given.voided_at === null).length, 0);
      await app.click({ testId: 'statement-submit' });
      await app.gone({ testId: 'statement-submit' });
      for (const login of ['jiangyi', 'zhoulan']) approve(login, 1);
      await open('muqing', 1);
      await app.click({ testId: 'statement-approve' });
      await app.click({ testId: 'statement-release' });
      for (const [index, channel] of words.channels.entries()) {
        if (index > 0) await app.click({ testId: 'release-more-channels' });
        await app.click({ css: `[data-testid="release-dialog"] [id$="-channel-${index}"]` });
        await app.write(channel);
        await app.press('tab');
      }
      await app.screenshot(`${name}-release`);
      await app.click({ testId: 'release-dialog-ok' });
      await app.find({ css: '[data-testid="statement-page"][data-state="released"]' });
      const released = current(1);
      assert.deepEqual(released.releases.map(({ channel }) => channel), words.channels);
      assert.equal(new Set(released.releases.map((receipt) => receipt.digest)).size, 1);
      assert.ok(show().clocks.some(({ clock }) => clock.due.id.startsWith('statement.1.promise') && clock.stop === null), 'the promise is a clock of the case');

      // The fact is retracted: the release is marked and a task asks for a correction, which then takes its place.
      send('zhoulan', caseId, { fact: { do: 'judge', fact, state: 'retracted', reason: 'counted twice' } });
      await app.find({ css: '[data-testid="citable-fact"][data-changed="true"]' });
      await app.screenshot(`${name}-retracted`);
      assert.equal(show().tasks.filter((task) => task.id === current(1).alerts[0].task && task.state === 'open').length, 1);
      await change(app, 'suyan');
      await app.go(`/case/${caseId}/statements`);
      await app.click({ testId: 'statement-new' });
      await choose(app, 'statement-audience', words.media);
      await choose(app, 'statement-stage', words.correction);
      await app.click({ testId: 'statement-corrects' });
      await app.click({ css: '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option' });
      await app.click({ css: '.ant-radio-group input[value=""]' });
      await app.click({ testId: 'new-statement-ok' });
      await app.find({ testId: 'statement-page' });
      await app.fill(editor, words.corrected);
      await app.click({ testId: 'statement-save' });
      await app.gone({ testId: 'statement-save' });
      await app.click({ testId: 'statement-submit' });
      await app.gone({ testId: 'statement-submit' });
      for (const login of ['jiangyi', 'zhoulan', 'muqing']) approve(login, 2);
      send('muqing', caseId, { statement: { do: 'release', statement: current(2).id, digest: digest(2), channel: words.channels[0], released_at: new Date().toISOString() } });
      await app.find({ css: '[data-testid="statement-page"][data-state="released"]' });
      await open(undefined, 1);
      await app.find({ testId: 'superseded' });
      await app.screenshot(`${name}-superseded`);
      assert.equal(JSON.parse(crisisctl(data, 'wujian', ['verify', '--rebuild'])).verified, true);
    } catch (error) {
      await app.screenshot(`failed-${name}`);
      throw error;
    } finally {
      await app.close();
    }
  });
}
