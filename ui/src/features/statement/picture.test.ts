import { expect, test } from 'vitest';
import { lines } from './picture';

test('lines break between words, and none begins with a closing sign', () => {
  const within = (most: number) => (line: string) => [...line].length <= most;
  const zh = lines('门店已经停业，顾客正在就医。', 'zh', within(6));
  expect(zh.join('')).toBe('门店已经停业，顾客正在就医。');
  expect(zh.every((line) => !/^[，。]/.test(line))).toBe(true);
  expect(lines('The store is closed.', 'en', within(10))).toEqual(['The store', 'is closed.']);
});
