import { expect, it } from 'vitest';
import { LOG } from '../../../../dev/logFixture';
import { beginsDay, filterLog, LOG_FILTERS } from './filter';

it('lets everything through, in order', () => expect(filterLog(LOG, 'all')).toEqual(LOG));

it('counts a grade among the decisions', () => expect(new Set(filterLog(LOG, 'decision').map(({ tone }) => tone))).toEqual(new Set(['decision', 'grade'])));

it.each(LOG_FILTERS.filter((filter) => filter !== 'all'))('%s finds something in a real log', (filter) => expect(filterLog(LOG, filter).length).toBeGreaterThan(0));

it('heads each day once', () => {
  const days = ['a', 'a', 'b'];
  const lines = LOG.slice(0, 3).map((line, index) => ({ ...line, at: days[index]! }));
  expect(lines.map((_, index) => beginsDay(lines, index, (at) => at))).toEqual([true, false, true]);
});
