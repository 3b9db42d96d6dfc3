import type { Cite } from '@/api/bindings/Cite';
import type { Lang } from '@/api/bindings/Lang';
import type { TextVersion } from '@/api/bindings/TextVersion';
import { toOffset, toPoint } from './points';

/** Words of the text under work that rest on a fact, in UTF-16 units of their language's text. */
export interface Citation {
  fact: string;
  lang: Lang;
  from: number;
  to: number;
  /** Someone compared the words with the fact as it now stands. */
  renewed?: boolean;
}

/** The citations of a saved version. */
export function citationsOf(version: TextVersion): Citation[] {
  return version.citations.map(({ fact, place }) => {
    const text = version.texts[place.lang] ?? '';
    return { fact, lang: place.lang, from: toOffset(text, place.start), to: toOffset(text, place.end) };
  });
}

/** The citations as a command sends them. The core drops the space around a text, so that places count from its first word. */
export function cites(citations: readonly Citation[], texts: Partial<Record<Lang, string>>): Cite[] {
  return citations.flatMap(({ fact, lang, from, to, renewed }) => {
    const text = texts[lang] ?? '';
    const quote = text.slice(from, to);
    const lead = toPoint(text, text.length - text.trimStart().length);
    const start = toPoint(text, from) - lead;
    if (quote.trim() === '' || start < 0) return [];
    return [{ fact, place: { lang, start, end: start + [...quote].length, quote }, renewed: renewed ?? false }];
  });
}

export function sameCitations(one: readonly Citation[], other: readonly Citation[]): boolean {
  const keys = (list: readonly Citation[]) => list.map(({ fact, lang, from, to, renewed }) => `${lang} ${from} ${to} ${fact} ${renewed === true}`).toSorted();
  return keys(one).join() === keys(other).join();
}
