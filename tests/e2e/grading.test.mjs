// The grade in the real window: two ill guests are serious; the third and the fourth are registered and it becomes major, with what is due then, an alarm to headquarters, and a log that tells it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crisisctl, demonstration, signIn, startAs } from './harness/people.mjs';

const TEXTS = {
  zh: { title: '两位顾客午餐后呕吐', names: ['甲某', '乙某', '丙某', '丁某'], area: '二楼 6 号桌', meal: '午餐', foods: '凉拌木耳、米饭', changed: '按规则定级由严重调整为重大', escalated: '等级升为重大，已上报总部负责人', answered: '已确认提醒：等级上升', signOut: '退出登录' },
  en: { title: 'Two guests vomited after lunch', names: ['Ann', 'Ben', 'Cas', 'Dee'], area: 'Table 6', meal: 'lunch', foods: 'cold dish, rice', changed: 'Grade by rule changed from Serious to Major', escalated: 'The grade has risen to Major: the headquarters lead told', answered: 'Alarm acknowledged: The grade has risen', signOut: 'Sign out' },
};

const graded = (grade) => ({ css: `[data-testid="case-head"] [data-grade="${grade}"]` });
const clock = (duty) => ({ css: `[data-testid="clock"][data-duty="${duty}"]` });

async function open(app, words) {
  await app.press('mod+n');
  await app.fill({ testId: 'title' }, words.title);
  await app.click({ testId: 'suggestion-food_poisoning' });
  await app.fill({ testId: 'fact-ill_count' }, '2');
  await app.find({ css: '[data-testid="grade-preview"][data-grade="serious"]' });
  await app.press('mod+enter');
  await app.find({ testId: 'case-title', text: words.title });
}

/** The first person with what they ate; the others need only their names. */
async function register(app, words) {
  await app.click({ testId: 'person-add' });
  await app.fill({ testId: 'person-name' }, words.names[0]);
  await app.fill({ testId: 'person-area' }, words.area);
  await app.fill({ testId: 'person-meal' }, words.meal);
  await app.fill({ testId: 'person-foods' }, words.foods);
  await app.press('mod+enter');
  await app.find({ testId: 'person', text: words.names[0] });
  for (const name of words.names.slice(1)) {
    await app.fill({ testId: 'person-quick' }, name);
    await app.press('enter');
    await app.find({ testId: 'person', text: name });
  }
}

for (const language of ['zh', 'en']) {
  const words = TEXTS[language];
  test(`the fourth guest makes it major, ${language}`, { timeout: 300_000 }, async () => {
    const data = demonstration(language);
    const name = `grading-${language}`;
    const app = await startAs('linshu', { data, language, name });
    try {
      await open(app, words);
      await app.find(graded('serious'));
      await app.find(clock('food_safety.report_two_hours'));
      await app.find({ testId: 'task' });
      await app.showAll('facts-all');
      await app.showAll('tasks-all');
      await app.find({ css: '[data-testid="fact-unknown"][data-key="hospitalised_count"]' });
      await app.find({ testId: 'public-grades' });
      assert.deepEqual(await app.all(clock('cadence.sitrep')), [], 'situation reports are due while major');
      const before = (await app.all({ testId: 'task' })).length;
      await app.screenshot(`${name}-serious`);

      await register(app, words);
      await app.find(graded('major'));
      await app.find(clock('cadence.sitrep'));
      await app.find({ testId: 'grade-differs' });
      await app.showAll('tasks-all');
      assert.ok((await app.all({ testId: 'task' })).length > before, 'a higher grade adds tasks');
      await app.find({ testId: 'log-line', text: words.changed });
      await app.find({ testId: 'log-line', text: words.escalated });
      await app.screenshot(`${name}-major`);

      await app.click({ testId: 'user-menu' });
      await app.click({ role: 'menuitem', name: words.signOut });
      await signIn(app, 'zhoulan');
      const risen = { css: '[data-testid="alarm"][data-cause="regraded"][data-target="headquarters_lead"]' };
      if ((await app.all({ css: `[data-testid="alarms"] > ${risen.css}` })).length === 0) await app.click({ testId: 'alarms-all' });
      await app.find(risen);
      await app.screenshot(`${name}-alarm`);
      await app.click({ css: `${risen.css} a` });
      await app.find({ testId: 'case-title', text: words.title });
      if ((await app.all(risen)).length === 0) await app.click({ testId: 'alarms-all' });
      await app.click({ css: `${risen.css} [data-testid="alarm-acknowledge"]` });
      await app.find({ testId: 'log-line', text: words.answered });
      await app.screenshot(`${name}-answered`);
      assert.equal(JSON.parse(crisisctl(data, 'zhoulan', ['verify', '--rebuild'])).verified, true);
    } catch (error) {
      await app.screenshot(`failed-${name}`);
      throw error;
    } finally {
      await app.close();
    }
  });
}
