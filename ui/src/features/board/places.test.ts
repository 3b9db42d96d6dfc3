import { expect, it } from 'vitest';
import type { Phase } from '@/api/bindings/Phase';
import { age, beside, step } from './places';
import { narrows, tidy } from './filter';

const LENGTHS: [Phase, number][] = [
  ['intake', 3],
  ['verify', 0],
  ['respond', 1],
];

it('leads Shift with an arrow to the state beside', () => {
  const phases: Phase[] = ['intake', 'verify', 'respond'];
  expect(beside('ArrowRight', 'intake', phases)).toBe('verify');
  expect(beside('ArrowLeft', 'intake', phases)).toBeUndefined();
  expect(beside('ArrowRight', 'respond', phases)).toBeUndefined();
  expect(beside('ArrowUp', 'verify', phases)).toBeUndefined();
});

it.each([
  ['ArrowDown', 'intake', 0, ['intake', 1]],
  ['ArrowDown', 'intake', 2, undefined],
  ['ArrowUp', 'intake', 0, undefined],
  ['ArrowRight', 'intake', 2, ['respond', 0]],
  ['ArrowLeft', 'respond', 0, ['intake', 0]],
  ['ArrowRight', 'respond', 0, undefined],
  ['End', 'intake', 0, ['intake', 2]],
  ['Home', 'intake', 2, ['intake', 0]],
  ['x', 'intake', 0, undefined],
] as const)('%s from %s %i', (key, phase, index, to) => {
  expect(step(key, { phase, index }, LENGTHS)).toEqual(to === undefined ? undefined : { phase: to[0], index: to[1] });
});

it.each([
  [0, 'minutes', 0],
  [59, 'minutes', 59],
  [60, 'hours', 1],
  [47 * 60 + 59, 'hours', 47],
  [48 * 60, 'days', 2],
] as const)('says the age of %i minutes', (minutes, unit, count) => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  expect(age(new Date(now - minutes * 60_000).toISOString(), now)).toEqual({ unit, count });
});

it('never says a negative age', () => expect(age('2026-11-22T12:01:00Z', Date.parse('2026-11-22T12:00:00Z')).count).toBe(0));

it('drops what is not set, so that equal filters are equal', () => {
  expect(tidy({ site: null, text: '  ', grade: 'major', owner: undefined })).toEqual({ grade: 'major' });
  expect(narrows({ site: null, text: ' ' })).toBe(false);
  expect(narrows({ text: ' 木耳 ' })).toBe(true);
});
