import { expect, it } from 'vitest';
import { firstAt } from './journal';

it.each([
  [[10], 10, 1],
  [[10, 20, 20, 30], 20, 2],
  [[10, 20, 20, 30], 21, 4],
  [[10, 20, 30, 40, 50], 1, 1],
  [[10, 20, 30, 40, 50], 50, 5],
])('finds in %j the first at %i', async (times, moment, place) => {
  expect(await firstAt(moment, times.length, (seq) => Promise.resolve(times[seq - 1]!))).toBe(place);
});

it('asks for few entries of a long journal', async () => {
  let asked = 0;
  await firstAt(777_777, 1_000_000, (seq) => Promise.resolve((asked += 1) && seq));
  expect(asked).toBeLessThanOrEqual(20);
});
