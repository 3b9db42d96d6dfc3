import type { Bilingual } from '@/api/bindings/Bilingual';
import type { Fact } from '@/api/bindings/Fact';
import type { FactDecl } from '@/api/bindings/FactDecl';
import type { TextVersion } from '@/api/bindings/TextVersion';

/** Names of the case that a template must not hold. */
export interface Names {
  company: Bilingual | undefined;
  site: Bilingual | undefined;
}

interface Generalised {
  title: Bilingual;
  body: Bilingual;
  /** What the template's file must declare for it. */
  placeholders: Record<string, { kind: 'number'; label: Bilingual }>;
}

/**
 * A statement as the beginning of a template: counts cited in both languages and the names of company and site become placeholders. Both languages of
 * a template hold the same ones, so that what stands in one alone stays as words.
 */
export function generalised(version: TextVersion, facts: readonly Fact[], declared: readonly FactDecl[], names: Names): Generalised {
  const placeholders: Generalised['placeholders'] = {};
  const cited = (lang: 'zh' | 'en') => version.citations.filter(({ place }) => place.lang === lang);
  const keys = new Set(
    facts.flatMap(({ id, key, value }) => (key !== null && typeof value === 'number' && cited('zh').some(({ fact }) => fact === id) && cited('en').some(({ fact }) => fact === id) ? [key] : [])),
  );
  for (const key of keys) placeholders[`fact.${key}`] = { kind: 'number', label: declared.find((known) => known.key === key)?.label ?? { zh: key, en: key } };
  const withFacts = (lang: 'zh' | 'en') => {
    let text = [...(version.texts[lang] ?? '')];
    // From the end, so that the places before stay where they are.
    for (const { fact, place } of cited(lang).sort((a, b) => b.place.start - a.place.start)) {
      const key = facts.find(({ id }) => id === fact)?.key;
      if (key == null || !keys.has(key)) continue;
      const number = /\d[\d,]*/.exec(place.quote)?.[0] ?? place.quote;
      text = [...text.slice(0, place.start), ...place.quote.replace(number, `{fact.${key}}`), ...text.slice(place.end)];
    }
    return text.join('');
  };
  const named = (text: Bilingual) =>
    (['company', 'site'] as const).reduce((now, name) => {
      const { zh, en } = names[name] ?? { zh: '', en: '' };
      if (zh === '' || en === '' || !now.zh.includes(zh) || !now.en.includes(en)) return now;
      return { zh: now.zh.replaceAll(zh, `{${name}}`), en: now.en.replaceAll(en, `{${name}}`) };
    }, text);
  return { title: named({ zh: version.title, en: version.title }), body: named({ zh: withFacts('zh'), en: withFacts('en') }), placeholders };
}
