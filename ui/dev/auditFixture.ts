import type { JournalItem } from '../src/api/bindings/JournalItem';
import type { JournalPage } from '../src/api/bindings/JournalPage';
import type { JournalQuery } from '../src/api/bindings/JournalQuery';
import type { VerificationView } from '../src/api/bindings/VerificationView';
import { CASE } from './caseFixture';
import { LOG } from './logFixture';
import { NOW } from './time';

const DEVICE = '0199b8c2-7d41-7a30-9f15-2b6f0c3d8e57';
const hash = (seq: number) => `${seq}5e0d77a1b2c3`.padEnd(64, '9f2c');

const ENTRIES: JournalItem[] = LOG.map(({ seq, entry, at, by, kind, headline, erased }) => ({
  seq, id: entry, case: CASE.card.id, number: CASE.card.number, device: DEVICE, device_seq: seq, at, actor: by, kind, headline, subject: null, erasable: false, erased, hash: hash(seq),
}));

/** A page of the journal, as the core pages it. */
export function journalPage({ before, limit, kind, actor }: JournalQuery): JournalPage {
  const wanted = ENTRIES.filter((item) => (before == null || item.seq < before) && (kind == null || item.kind.startsWith(kind)) && (actor == null || item.actor === actor));
  const items = wanted.slice(0, limit ?? 100);
  return { items, next: wanted.length > items.length ? (items.at(-1)?.seq ?? null) : null };
}

/** Sound without a head; with one, a journal that was tampered with. */
export function verification(rebuild: boolean, head: string | null): VerificationView {
  const problems: VerificationView['problems'] =
    head === null
      ? []
      : [
          { kind: 'body_changed', seq: 214, entry: '0199b8d1-55aa-7c02-b1f0-1d2e3f405162' },
          { kind: 'tail_cut', seq: null, entry: null },
        ];
  return { verified: problems.length === 0, entries: 312, erased: 1, problems, heads: [`${DEVICE}:312:${hash(312)}`], views_equal: rebuild ? true : null, at: NOW };
}
