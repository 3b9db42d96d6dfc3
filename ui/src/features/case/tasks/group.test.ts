import { expect, it } from 'vitest';
import { grouped } from './group';

it('groups in the order of the nearest task, and puts those of nobody last', () => {
  const tasks = [{ what: 'a' }, { what: 'b', who: 'luo' }, { what: 'c', who: 'zhou' }, { what: 'd' }, { what: 'e', who: 'luo' }];
  expect(grouped(tasks, ({ who }) => who).map(({ name, tasks: theirs }) => [name, theirs.map(({ what }) => what).join('')])).toEqual([
    ['luo', 'be'],
    ['zhou', 'c'],
    [undefined, 'ad'],
  ]);
});

it('makes no group of nothing', () => {
  expect(grouped([], () => 'luo')).toEqual([]);
});
