import i18next from 'i18next';
import { expect, it } from 'vitest';
import '@/shared/i18n';
import { errorWords } from './words';

const zh = i18next.getFixedT('zh');
const en = i18next.getFixedT('en');

it('says what an error names in words', () => {
  const error = { code: 'approval_missing', params: { roles: ['legal_reviewer', 'crisis_lead'] } };
  expect(errorWords(zh, error).next).toContain('法务审核、危机负责人');
  expect(errorWords(en, error).next).toContain('Legal reviewer, Crisis lead');
});

it('says a state in the words of the thing that has it', () => {
  const error = { code: 'wrong_state', params: { what: 'statement', state: 'in_review' } };
  expect(errorWords(zh, error).title).toContain('声明的状态是“审核中”');
});

it('keeps a value for which there is no word', () => {
  expect(errorWords(en, { code: 'missing', params: { field: 'unheard_of' } }).title).toContain('unheard_of');
});

it('never shows a code without words', () => {
  expect(errorWords(en, { code: 'unheard_of', params: {} })).toMatchObject({ code: 'internal', trace: 'unheard_of' });
});

it('says a text of both languages in the one on screen', () => {
  const error = { code: 'content_invalid', params: { line: 3, key: 'when', problem: { zh: '条件永不成立', en: 'it never holds' } } };
  expect(errorWords(zh, error)).toMatchObject({ title: expect.stringContaining('第 3 行') as string, next: '条件永不成立' });
});
