import { expect, it } from 'vitest';
import { momentOf, wallOf } from './zoned';

it.each([
  ['2026-11-22T04:05:00Z', 'Asia/Shanghai', '2026-11-22T12:05:00'],
  ['2026-11-22T04:05:00Z', 'America/New_York', '2026-11-21T23:05:00'],
  ['2026-06-30T23:59:59Z', 'Asia/Kolkata', '2026-07-01T05:29:59'],
])('%s in %s is %s, and back', (at, zone, wall) => {
  expect(wallOf(at, zone)).toBe(wall);
  expect(momentOf(wall, zone).toISOString()).toBe(at.replace('Z', '.000Z'));
});

it('takes the first of a reading that occurs twice, and moves on one that never occurs', () => {
  expect(momentOf('2026-11-01T01:30:00', 'America/New_York').toISOString()).toBe('2026-11-01T05:30:00.000Z');
  expect(wallOf(momentOf('2026-03-08T02:30:00', 'America/New_York'), 'America/New_York')).toMatch(/T0[13]:30/);
});
