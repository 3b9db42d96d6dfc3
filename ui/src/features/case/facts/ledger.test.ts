import { expect, it } from 'vitest';
import { CASE } from '../../../../dev/caseFixture';
import { ledger } from './ledger';

const numbers = (facts: { number: number }[]) => facts.map(({ number }) => number);

it('parts what is known from what was taken back', () => {
  const { known, retracted } = ledger(CASE);
  expect(numbers(known)).toEqual([1, 2, 3, 4]);
  expect(numbers(retracted)).toEqual([5]);
});

it('asks what could change the grade first, and keeps what the assessment does not ask', () => {
  expect(ledger(CASE).unknown.map(({ decl, couldBecome }) => [decl.key, couldBecome])).toEqual([
    ['same_food', 'general'],
    ['death_count', 'major'],
    ['hospitalised_count', undefined],
  ]);
});

it('keeps a grading fact whose value is unknown among the questions, with the entry that says so', () => {
  const facts = CASE.facts.map((fact) => (fact.key === 'ill_count' ? { ...fact, value: null } : fact));
  const { known, unknown } = ledger({ ...CASE, facts });
  expect(numbers(known)).toEqual([2, 3, 4]);
  expect(unknown.find(({ decl }) => decl.key === 'ill_count')?.said?.number).toBe(1);
});

it('counts zero as known', () => {
  const facts = CASE.facts.map((fact) => (fact.key === 'ill_count' ? { ...fact, value: 0 } : fact));
  expect(numbers(ledger({ ...CASE, facts }).known)).toContain(1);
});
