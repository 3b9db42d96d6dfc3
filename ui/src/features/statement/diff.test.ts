import { expect, it } from 'vitest';
import { wordDiff } from './diff';
import { toOffset, toPoint } from './points';

const shown = (before: string, after: string, lang: string) => wordDiff(before, after, lang).map(({ is, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-` })[is]).join('');

it.each([
  ['四位顾客不适，尽快说明。', '五位顾客不适，18:00 说明。', 'zh'],
  ['We are sorry. Four guests.', 'We are very sorry. Five guests.', 'en'],
  ['', '全新', 'zh'],
  ['全删', '', 'zh'],
  ['一样', '一样', 'zh'],
])('keeps both texts whole: %s / %s', (before, after, lang) => {
  const changes = wordDiff(before, after, lang);
  expect(changes.filter(({ is }) => is !== 'added').map(({ text }) => text).join('')).toBe(before);
  expect(changes.filter(({ is }) => is !== 'removed').map(({ text }) => text).join('')).toBe(after);
});

it('marks words and not letters', () => {
  expect(shown('We are sorry for this.', 'We are very sorry for that.', 'en')).toBe('We are +very +sorry for -this-+that+.');
  expect(shown('我们正在调查原因', '我们正在查明原因', 'zh')).toBe('我们正在-调查-+查明+原因');
});

it('counts places as the core does', () => {
  const text = '甲😷乙';
  expect(toPoint(text, 3)).toBe(2);
  expect(toOffset(text, 2)).toBe(3);
  expect(toOffset(text, 9)).toBe(4);
});
