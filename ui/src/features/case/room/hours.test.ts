import { expect, it } from 'vitest';
import { coming, hoursOf, placeOf } from './hours';

const NOW = Date.parse('2026-11-22T05:30:00Z');
const minutes = (count: number) => NOW + count * 60_000;

it.each([
  [-20, 0],
  [0, 0],
  [180, 0.5],
  [360, 1],
  [361, undefined],
])('%s minutes stand at %s', (count, place) => expect(placeOf(minutes(count), NOW)).toBe(place));

it('lists what comes, the next due first and the overdue before all', () => {
  const thing = (id: string, count: number) => ({ id, title: id, owner: null, due: minutes(count), clock: false });
  expect(coming([thing('far', 500), thing('soon', 10), thing('late', -5)], NOW).map(({ id }) => id)).toEqual(['late', 'soon']);
});

it('marks the full hours', () => {
  const hours = hoursOf(NOW);
  expect(hours.length).toBe(6);
  expect(hours[0]).toEqual({ at: Date.parse('2026-11-22T06:00:00Z'), place: 1 / 12 });
});
