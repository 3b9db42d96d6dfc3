import { expect, it } from 'vitest';
import { fits, segments } from './channels';

it.each([
  ['', 0],
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  ['a'.repeat(306), 2],
  ['a'.repeat(307), 3],
  ['€'.repeat(80), 1],
  ['€'.repeat(81), 2],
  ['字'.repeat(70), 1],
  ['字'.repeat(71), 2],
  ['字'.repeat(134), 2],
  ['字'.repeat(135), 3],
  [`${'a'.repeat(70)}—`, 2],
])('counts the messages that %s is sent as', (text, count) => expect(segments(text)).toBe(count));

it('counts what a reader counts', () => expect(fits('app_push', '😷字')).toEqual({ length: 2, limit: 60 }));
