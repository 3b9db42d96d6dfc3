import type { Lang } from '@/api/bindings/Lang';
import type { Statement } from '@/api/bindings/Statement';
import type { TextVersion } from '@/api/bindings/TextVersion';
import { citationsOf, sameCitations, type Citation } from './citations';

/** The text that a person is writing, and the version that it began from. */
export interface Work {
  base: number;
  title: string;
  zh: string;
  en: string;
  citations: readonly Citation[];
  /** The files that go with it; absent in work that was kept before there were any. */
  files?: readonly AttachedFile[];
}

/** A file of the case, by the entry that attached it; its name is known until the work is saved. */
export interface AttachedFile {
  entry: string;
  name?: string;
}

/** The text that stands now; a statement is never without one. */
export function currentText(statement: Statement): TextVersion {
  const version = statement.versions.at(-1);
  if (version === undefined) throw new Error('a statement without a text');
  return version;
}

/** A version as the beginning of work on it. */
export function begin(version: TextVersion): Work {
  return { base: version.number, title: version.title, zh: version.texts.zh ?? '', en: version.texts.en ?? '', citations: citationsOf(version), files: version.attachments.map(({ entry }) => ({ entry })) };
}

/** Whether the work says something other than the version. */
export function differs(work: Work, version: TextVersion): boolean {
  const other = begin(version);
  return work.title !== other.title || work.zh !== other.zh || work.en !== other.en || !sameCitations(work.citations, other.citations) || entriesOf(work).join() !== entriesOf(other).join();
}

/** The entries of the files as a command sends them. */
export function entriesOf(work: Work): string[] {
  return (work.files ?? []).map(({ entry }) => entry);
}

/** The texts as a command sends them: a language without words is left out. */
export function textsOf(work: Work): Partial<Record<Lang, string>> {
  return { ...(work.zh.trim() === '' ? {} : { zh: work.zh }), ...(work.en.trim() === '' ? {} : { en: work.en }) };
}

/**
 * The work to go on with. What was kept from before counts only as long as it says something new; a newer version that someone else wrote leaves it
 * in conflict, and both texts stay.
 */
export function resume(kept: Work | null, current: TextVersion): { work: Work; conflict: boolean } {
  if (kept === null || !differs(kept, current)) return { work: begin(current), conflict: false };
  return { work: kept, conflict: kept.base !== current.number };
}
