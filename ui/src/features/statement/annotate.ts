import type { CaseView } from '@/api/bindings/CaseView';
import type { Examined } from '@/api/bindings/Examined';
import type { Fact } from '@/api/bindings/Fact';
import type { Place } from '@/api/bindings/Place';
import type { Statement } from '@/api/bindings/Statement';
import type { Language } from '@/shared/i18n';
import type { Chip, Mark } from './marks';
import { toOffset, toPoint } from './points';
import type { Stretch } from './TextEditor';
import { currentText, type Work } from './work';

/** What to underline in one language: findings nobody answers for, promises nobody owns, notes that are open. `text` is what was examined. */
export function marksOf(lang: Language, examined: Examined, text: Work, statement: Statement): Mark[] {
  const stretch = (start: number, end: number) => ({ from: toOffset(text[lang], start), to: toOffset(text[lang], end) });
  const findings = examined.findings
    .filter((found) => found.lang === lang && found.waiver === null && found.finding.end > found.finding.start)
    .map(({ finding }) => ({ ...stretch(finding.start, finding.end), is: finding.severity, why: finding.why }));
  const promises = examined.promises.filter((found) => found.lang === lang && found.entry === null).map(({ place }) => ({ ...stretch(place.start, place.end), is: 'promise' as const, why: place.words }));
  const present = currentText(statement).number;
  const notes = statement.notes
    .filter(({ place, settled_by: settled, version }) => place?.lang === lang && settled === null && version === present)
    .map(({ place, note }) => ({ ...stretch(place?.start ?? 0, place?.end ?? 0), is: 'note' as const, why: note }));
  return [...findings, ...promises, ...notes];
}

/** The citations of one language as chips. */
export function chipsOf(lang: Language, work: Work, view: CaseView, changed: readonly string[], name: (fact: Fact) => string): Chip[] {
  return work.citations
    .filter((cited) => cited.lang === lang)
    .map(({ fact: id, from, to, renewed }) => {
      const fact = view.facts.find((known) => known.id === id);
      return { from, to, fact: id, label: fact === undefined ? '' : name(fact), stale: changed.includes(id) && renewed !== true };
    });
}

/** The work with a fact cited: the words that are selected rest on it, or its words are put in at the cursor. */
export function cited(work: Work, lang: Language, selected: Stretch | undefined, fact: string, words: string): Partial<Work> {
  const text = work[lang];
  const [from, to] = [Math.min(selected?.from ?? text.length, text.length), Math.min(selected?.to ?? text.length, text.length)];
  const others = work.citations.filter((known) => known.lang !== lang || known.to <= from || known.from >= to || from === to);
  if (from < to) return { citations: [...others, { fact, lang, from, to, renewed: true }] };
  const shift = (known: (typeof others)[number]) => (known.lang === lang && known.from >= from ? { ...known, from: known.from + words.length, to: known.to + words.length } : known);
  return { [lang]: text.slice(0, from) + words + text.slice(from), citations: [...others.map(shift), { fact, lang, from, to: from + words.length }] };
}

/** The words that are selected, as a place of the saved text. */
export function markedPlace(selected: { lang: Language; at: Stretch } | undefined, work: Work): Place | undefined {
  if (selected === undefined || selected.at.from >= selected.at.to) return undefined;
  const text = work[selected.lang];
  const quote = text.slice(selected.at.from, selected.at.to);
  const start = toPoint(text, selected.at.from);
  return quote.trim() === '' ? undefined : { lang: selected.lang, start, end: start + [...quote].length, quote };
}
