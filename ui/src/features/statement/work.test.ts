import { expect, it } from 'vitest';
import { STATEMENTS } from '../../../dev/statementFixture';
import { hindrance } from './approving';
import { citationsOf, cites } from './citations';
import { openPlaces } from './placeholders';
import { begin, currentText, differs, resume, textsOf } from './work';

const media = STATEMENTS[1]!;
const current = currentText(media.statement);
const person = (id: string) => ({ id, login: id, name: { zh: '', en: '' }, title: { zh: '', en: '' }, roles: [], active: true });

it('begins with the text that stands', () => {
  expect(resume(null, current)).toEqual({ work: begin(current), conflict: false });
  expect(differs(begin(current), current)).toBe(false);
});

it('goes on with what was kept', () => {
  const kept = { ...begin(current), zh: '新的' };
  expect(resume(kept, current)).toEqual({ work: kept, conflict: false });
});

it('keeps the own text in conflict when someone else saved a newer version', () => {
  const kept = { ...begin(current), base: 2, zh: '我的' };
  expect(resume(kept, current)).toEqual({ work: kept, conflict: true });
});

it('forgets what was kept once it stands', () => {
  expect(resume({ ...begin(current), base: 2 }, current)).toEqual({ work: begin(current), conflict: false });
});

it('sends no empty language', () => expect(textsOf({ base: 1, title: 't', zh: '正文', en: '  \n', citations: [] })).toEqual({ zh: '正文' }));

it.each([
  ['【待填：停售时间】起，【待填:地点】', 2],
  ['Since [to fill: time] and [to fill: place].', 2],
  ['没有了 [1] 【说明】', 0],
  ['', 0],
])('finds the open places of %s', (text, count) => expect(openPlaces(text)).toHaveLength(count));

it('says where an open place stands', () => {
  const text = '自【待填：时间】起';
  const [place] = openPlaces(text);
  expect(text.slice(place!.from, place!.to)).toBe('【待填：时间】');
});

it('says why a person can not approve', () => {
  const item = { ...media, can_approve: false };
  expect(hindrance(item, person('su'))).toBe('own_text');
  expect(hindrance(item, person('dong'))).toBe('not_asked');
  expect(hindrance(media, person('zhou'))).toBeUndefined();
  const approved = { ...item, statement: { ...item.statement, approvals: [{ by: 'zhou', role: 'crisis_lead' as const, digest: current.digest, version: 3, at: '', voided_at: null, emergency: null, as_deputy: false }] } };
  expect(hindrance(approved, person('zhou'))).toBe('approved_already');
});

it('says nothing of approval while nobody is asked', () => expect(hindrance({ ...media, can_approve: false, statement: { ...media.statement, state: 'draft' } }, person('su'))).toBeUndefined());

it('sends citations as places of the trimmed text, and reads them back', () => {
  const sent = cites([{ fact: 'f', lang: 'zh', from: 4, to: 6 }, { fact: 'g', lang: 'zh', from: 1, to: 1 }], { zh: '  😷顾客不适' });
  expect(sent).toEqual([{ fact: 'f', place: { lang: 'zh', start: 1, end: 3, quote: '顾客' }, renewed: false }]);
  const version = { ...current, texts: { zh: '😷顾客不适' }, citations: [{ fact: 'f', place: sent[0]!.place, value: 4, claim: '' }] };
  expect(citationsOf(version)).toEqual([{ fact: 'f', lang: 'zh', from: 2, to: 4 }]);
});
