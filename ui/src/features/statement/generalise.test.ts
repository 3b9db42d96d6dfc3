import { expect, test } from 'vitest';
import type { Fact } from '@/api/bindings/Fact';
import type { TextVersion } from '@/api/bindings/TextVersion';
import { generalised } from './generalise';

const fact = { id: 'f1', key: 'ill_count', value: 4 } as Fact;
const cite = (lang: 'zh' | 'en', start: number, quote: string) => ({ fact: 'f1', place: { lang, start, end: start + quote.length, quote }, value: 4, claim: '' });

test('what belongs to the case becomes placeholders in both languages', () => {
  const version = { title: '说明', texts: { zh: '滨江店 4 位顾客不适。', en: '4 guests fell ill at Riverside.' }, citations: [cite('zh', 4, '4 位'), cite('en', 0, '4')] } as unknown as TextVersion;
  const made = generalised(version, [fact], [], { company: undefined, site: { zh: '滨江店', en: 'Riverside' } });
  expect(made.body).toEqual({ zh: '{site} {fact.ill_count} 位顾客不适。', en: '{fact.ill_count} guests fell ill at {site}.' });
  expect(Object.keys(made.placeholders)).toEqual(['fact.ill_count']);
});

test('what is cited in one language alone stays as words', () => {
  const version = { title: '说明', texts: { zh: '4 位顾客不适。', en: 'Guests fell ill.' }, citations: [cite('zh', 0, '4')] } as unknown as TextVersion;
  expect(generalised(version, [fact], [], { company: undefined, site: undefined }).body.zh).toBe('4 位顾客不适。');
});
