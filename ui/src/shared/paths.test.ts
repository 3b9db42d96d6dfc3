import i18next from 'i18next';
import { expect, it } from 'vitest';
import '@/shared/i18n';
import { pathWords } from './paths';

const zh = i18next.getFixedT('zh');
const en = i18next.getFixedT('en');

it.each([
  ['directory', 'safety.shut_offs[2].place.zh', '安全信息 › 总闸 › 2 › 位置和操作方法 › 中文', 'Safety › Shut-offs › 2 › Place and handling › Chinese'],
  ['directory', 'hours.opens', '营业时间 › 开始', 'Opening hours › from'],
  ['playbooks', 'rule.when', '规则 › 条件', 'Rules › Condition'],
  ['playbooks', 'task[food.seal].due.minutes', '任务 › food.seal › 时限 › 分钟', 'Tasks › food.seal › Due › minutes'],
  ['playbooks', 'unheard_of', 'unheard_of', 'unheard_of'],
] as const)('says the place %s %s in words', (namespace, path, inChinese, inEnglish) => {
  expect([pathWords(zh, namespace, path), pathWords(en, namespace, path)]).toEqual([inChinese, inEnglish]);
});
