import { expect, it } from 'vitest';
import { byOwner, pagesOf } from './pages';

it('turns only pages with something on them', () => {
  const empty = { facts: [], decisions: [], tasks: [], message: {} };
  expect(pagesOf(empty)).toEqual(['now']);
  expect(pagesOf({ ...empty, message: { zh: '口径' } })).toEqual(['now', 'message']);
});

it('puts tasks that nobody has taken first', () => {
  const tasks = [{ owner: 'a', n: 1 }, { owner: null, n: 2 }, { owner: 'a', n: 3 }];
  expect(byOwner(tasks)).toEqual([
    [null, [{ owner: null, n: 2 }]],
    ['a', [{ owner: 'a', n: 1 }, { owner: 'a', n: 3 }]],
  ]);
});
