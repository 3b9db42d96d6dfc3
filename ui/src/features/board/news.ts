import type { KindCount } from '@/api/bindings/KindCount';

/** What news can be about, the weightiest first. */
const SUBJECTS = ['grade', 'state', 'statement', 'clock', 'fact', 'task', 'log', 'other'] as const;
export type Subject = (typeof SUBJECTS)[number];

const BY_KIND: Readonly<Record<string, Subject | undefined>> = {
  'case.graded': 'grade',
  'case.grade_overridden': 'grade',
  'case.override_expired': 'grade',
  'case.moved': 'state',
  'case.logged': 'log',
};
const BY_GROUP: Readonly<Record<string, Subject | undefined>> = { statement: 'statement', clock: 'clock', fact: 'fact', task: 'task' };

/** The entries since the last look, by what they are about, the weightiest first. */
export function newsOf(kinds: readonly KindCount[]): { about: Subject; count: number }[] {
  const counts = new Map<Subject, number>();
  for (const { kind, count } of kinds) {
    const about = BY_KIND[kind] ?? BY_GROUP[kind.slice(0, kind.indexOf('.'))] ?? 'other';
    counts.set(about, (counts.get(about) ?? 0) + count);
  }
  return SUBJECTS.flatMap((about) => (counts.has(about) ? [{ about, count: counts.get(about) ?? 0 }] : []));
}
