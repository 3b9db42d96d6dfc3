import { expect, it } from 'vitest';
import type { FactDecl } from '@/api/bindings/FactDecl';
import { AppError } from '@/shared/errors';
import { commandOf, EMPTY, factsOf, fieldOf, missing, type Form } from './form';

const both = { zh: '', en: '' };
const fact = (key: string): FactDecl => ({ key, kind: 'count', unit: null, label: both, why: both, linking: false, choices: [] });
const DECLARED = [fact('ill_count'), fact('death_count')];
const DEFAULTS = { reportedAt: '2026-11-22T05:14:00.000Z', firstContact: 'he', firstResponsible: '卞秋' };
const FORM: Form = { ...EMPTY, title: ' 餐后不适 ', scenario: 'food_poisoning', facts: { ill_count: 0, injured_count: 3 } };

function opened(form: Form) {
  const command = commandOf(form, DECLARED, DEFAULTS);
  return command !== undefined && 'case' in command && command.case.do === 'open' ? command.case : undefined;
}

it('asks for title and scenario, and for nothing else', () => {
  expect(missing(EMPTY)).toEqual(['title', 'scenario']);
  expect(missing({ ...EMPTY, title: '  ', scenario: 'other' })).toEqual(['title']);
  expect(missing(FORM)).toEqual([]);
});

it('never takes unknown for zero, and leaves out the facts of another scenario', () => {
  expect(factsOf(FORM, DECLARED)).toEqual({ ill_count: 0, death_count: null });
  expect(opened(FORM)?.facts).toEqual([{ key: 'ill_count', value: 0 }]);
});

it('takes what was not touched from the surroundings, and what was cleared as cleared', () => {
  expect(opened(FORM)).toMatchObject({ title: '餐后不适', reported_at: DEFAULTS.reportedAt, first_contact: 'he', first_responsible: '卞秋', reporter: null });
  expect(opened({ ...FORM, firstContact: null, firstResponsible: ' ' })).toMatchObject({ first_contact: null, first_responsible: null });
  expect(opened({ ...FORM, contact: ' 138 ' })?.reporter).toEqual({ name: null, contact: '138' });
});

it('opens nothing without a scenario', () => expect(commandOf({ ...FORM, scenario: null }, DECLARED, DEFAULTS)).toBeUndefined());

it('finds the field of a refusal', () => {
  expect(fieldOf(new AppError('too_long', { field: 'title', limit: 200 }))).toBe('title');
  expect(fieldOf(new AppError('disk_full'))).toBeUndefined();
  expect(fieldOf(null)).toBeUndefined();
});
