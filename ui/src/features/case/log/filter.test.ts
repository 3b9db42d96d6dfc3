import { expect, it } from 'vitest';
import { LOG } from '../../../../dev/logFixture';
import { beginsDay, MORE_FILTERS, SHORT_FILTERS } from './filter';

it('offers every part of the log once', () => expect(new Set([...SHORT_FILTERS, ...MORE_FILTERS]).size).toBe(12));

it('heads each day once', () => {
  const days = ['a', 'a', 'b'];
  const lines = LOG.slice(0, 3).map((line, index) => ({ ...line, at: days[index]! }));
  expect(lines.map((_, index) => beginsDay(lines, index, (at) => at))).toEqual([true, false, true]);
});
