import { useSyncExternalStore } from 'react';
import type { BoardFilter } from '@/api/bindings/BoardFilter';
import type { LaneBy } from '@/api/bindings/LaneBy';

/** The ways to look at the same cases. */
export const LAYOUTS = ['columns', 'list', 'deadlines'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** What lanes can stand for. */
export const LANES: readonly LaneBy[] = ['grade', 'region', 'owner', 'scenario'];

/** What the person wants to see of the board. It outlives the page, so that the way back from a case leads to the same cards. */
export interface View {
  filter: BoardFilter;
  /** Whether cases found untrue have their column. */
  dismissed: boolean;
  layout: Layout;
  /** What the columns are split by. */
  lanes: LaneBy | null;
}

/** The board as everybody finds it. */
export const PLAIN: View = { filter: {}, dismissed: false, layout: 'columns', lanes: null };

let view: View = PLAIN;
const listeners = new Set<() => void>();

function set(next: View): void {
  view = next;
  listeners.forEach((tell) => tell());
}

/** The filter without what is not set, so that equal filters are equal keys. */
export function tidy(filter: BoardFilter): BoardFilter {
  const text = filter.text?.trim();
  return Object.fromEntries(Object.entries({ ...filter, text: text === '' ? undefined : text }).filter(([, value]) => value !== undefined && value !== null));
}

/** Whether anything is left out. */
export function narrows(filter: BoardFilter): boolean {
  return Object.keys(tidy(filter)).length > 0;
}

export function useView(): [View, (part: Partial<View>) => void] {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => view,
  );
  return [now, (part) => set({ ...view, ...part })];
}
