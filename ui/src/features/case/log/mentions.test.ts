import { expect, it } from 'vitest';
import { mentioned } from './mentions';

const people = [
  { value: 'short', label: '周岚 · 总指挥', search: '' },
  { value: 'long', label: '周岚岚 · 客服', search: '' },
  { value: 'latin', label: 'Lin Shu · Duty officer', search: '' },
];

it.each([
  ['请 @周岚 确认', ['short']],
  ['请 @周岚岚 与 @周岚 确认', ['long', 'short']],
  ['Ask @Lin Shu, then go', ['latin']],
  ['周岚 没有被提到', []],
])('%s', (text, expected) => expect(mentioned(text, people).sort()).toEqual([...expected].sort()));
