import { expect, it } from 'vitest';
import { newsOf } from './news';

it('tells news by what they are about, the weightiest first', () => {
  expect(newsOf([{ kind: 'case.logged', count: 2 }, { kind: 'case.graded', count: 1 }, { kind: 'fact.recorded', count: 1 }, { kind: 'fact.judged', count: 2 }, { kind: 'case.exported', count: 1 }])).toEqual([
    { about: 'grade', count: 1 },
    { about: 'fact', count: 3 },
    { about: 'log', count: 2 },
    { about: 'other', count: 1 },
  ]);
  expect(newsOf([])).toEqual([]);
});
