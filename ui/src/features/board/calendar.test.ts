import { expect, it } from 'vitest';
import { daysFrom } from './calendar';

it('cuts the days at midnight and knows today', () => {
  const now = new Date(2026, 10, 25, 9, 30).getTime();
  const days = daysFrom(now, 0, 3);
  expect(days.map(({ today }) => today)).toEqual([true, false, false]);
  expect(days[0]?.from).toBe(new Date(2026, 10, 25).getTime());
  expect(days.map(({ to }) => to).slice(0, 2)).toEqual(days.map(({ from }) => from).slice(1));
  expect(daysFrom(now, 7, 1)).toEqual([{ from: new Date(2026, 11, 2).getTime(), to: new Date(2026, 11, 3).getTime(), today: false }]);
});
