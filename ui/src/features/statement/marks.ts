import { StateEffect, StateField, type Range } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import type { Severity } from '@/api/bindings/Severity';
import styles from './statement.module.css';

/** A place to underline, in UTF-16 units, and why. */
export interface Mark {
  from: number;
  to: number;
  /** What it is: how much a finding weighs, or a promise nobody owns. */
  is: Severity | 'promise' | 'note';
  why: string;
}

/** Words that rest on a fact. `stale`: the fact no longer says what it said. */
export interface Chip {
  from: number;
  to: number;
  fact: string;
  label: string;
  stale: boolean;
}

const setMarks = StateEffect.define<readonly Mark[]>();
const setChips = StateEffect.define<readonly Chip[]>();

const CLASSES: Record<Mark['is'], string | undefined> = { error: styles.markError, warning: styles.markWarning, info: styles.markInfo, promise: styles.markPromise, note: styles.markNote };

function field<T extends { from: number; to: number }>(effect: ReturnType<typeof StateEffect.define<readonly T[]>>, draw: (item: T) => Decoration) {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update: (drawn, change) => {
      let next = drawn.map(change.changes);
      for (const given of change.effects) {
        if (!given.is(effect)) continue;
        const { length } = change.newDoc;
        const ranges: Range<Decoration>[] = given.value.filter(({ from, to }) => from < to && to <= length).map((item) => draw(item).range(item.from, item.to));
        next = Decoration.set(ranges, true);
      }
      return next;
    },
    provide: (drawn) => EditorView.decorations.from(drawn),
  });
}

const marks = field(setMarks, ({ is, why }: Mark) => Decoration.mark({ class: CLASSES[is], attributes: { title: why, 'data-mark': is } }));
const chips = field(setChips, ({ fact, label, stale }: Chip) => Decoration.mark({ class: stale ? styles.chipStale : styles.chip, attributes: { title: label, 'data-fact': fact, 'data-stale': String(stale) }, fact }));

/** Underlines and chips; both follow the typing until they are set again. */
export const annotations = [marks, chips];

export function showMarks(view: EditorView, next: readonly Mark[]): void {
  view.dispatch({ effects: setMarks.of(next) });
}

export function showChips(view: EditorView, next: readonly Chip[]): void {
  view.dispatch({ effects: setChips.of(next) });
}

/** Where the chips stand now. */
export function chipsIn(view: EditorView): { fact: string; from: number; to: number }[] {
  const found: { fact: string; from: number; to: number }[] = [];
  view.state.field(chips).between(0, view.state.doc.length, (from, to, { spec }) => {
    if (from < to) found.push({ fact: String((spec as { fact: string }).fact), from, to });
  });
  return found;
}
