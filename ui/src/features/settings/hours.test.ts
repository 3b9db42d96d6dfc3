import { expect, it } from 'vitest';
import { clockText, minutesOf, openingHours } from './hours';

it.each([
  ['09:30', '21:30', { opens: 570, closes: 1290 }],
  ['17:00', '02:00', { opens: 1020, closes: 1560 }],
  ['8:00', '8:00', { opens: 480, closes: 1920 }],
  ['10：00', '22:00', { opens: 600, closes: 1320 }],
  ['24:00', '22:00', undefined],
  ['', '22:00', undefined],
  ['10:60', '22:00', undefined],
])('counts %s to %s', (opens, closes, expected) => expect(openingHours(opens, closes)).toEqual(expected));

it('writes minutes that minutesOf reads back', () => {
  for (let minutes = 0; minutes < 1440; minutes += 7) expect(minutesOf(clockText(minutes))).toBe(minutes);
});
