import { expect, it } from 'vitest';
import { NOTHING_YET, toRequest, whatIsWrong } from './founding';

const WHOLE = { ...NOTHING_YET, company: { zh: '栖禾小厨', en: ' ' }, passphrase: 'kettle road', again: 'kettle road', login: ' zhou ', name: { zh: '', en: 'Zhou Lan' }, password: '十六个字才算够长' };

it('finds nothing wrong with what is whole, and uses a name given in one language for both', () => {
  expect(whatIsWrong(WHOLE, 3)).toEqual({});
  expect(toRequest(WHOLE, 'zh')).toMatchObject({ company: { zh: '栖禾小厨', en: '栖禾小厨' }, administrator: { login: 'zhou', name: { zh: 'Zhou Lan', en: 'Zhou Lan' }, leads: true } });
});

it.each([
  [{ passphrase: 'a', again: 'a' }, 1, { passphrase: 'weak' }],
  [{ again: 'kettle roads' }, 3, { again: 'differs' }],
  [{ login: 'zhou lan' }, 3, { login: 'spaces' }],
  [{ password: '1234567' }, 3, { password: 'short' }],
  [{ company: { zh: '', en: '' } }, 3, { company: 'missing' }],
])('explains %j at its field', (part, score, wrong) => expect(whatIsWrong({ ...WHOLE, ...part }, score)).toEqual(wrong));
