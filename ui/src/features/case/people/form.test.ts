import { expect, it } from 'vitest';
import { CASE } from '../../../../dev/caseFixture';
import { begin, readFoods } from './form';

it('reads dishes whatever separates them', () => {
  expect(readFoods(' 凉拌木耳、米饭，fish, soup;\n')).toEqual(['凉拌木耳', '米饭', 'fish', 'soup']);
  expect(readFoods('')).toEqual([]);
});

it('begins the next entry with what the last related person ate, and nothing that is theirs alone', () => {
  const next = begin(CASE);
  expect(next.details).toMatchObject({ area: '二楼 6 号桌', meal: '午餐', foods: ['凉拌木耳'], care: 'unknown', onset_at: null });
  expect(next.identity.name).toBe('');
});
