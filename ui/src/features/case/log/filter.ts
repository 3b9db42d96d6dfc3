import type { LogFilter } from '@/api/bindings/LogFilter';
import type { LogItem } from '@/api/bindings/LogItem';

/** The parts that are always a press away; the others stand in the menu beside them. */
export const SHORT_FILTERS = ['all', 'decisions', 'facts', 'calls'] as const;

/** The parts of the log in the menu. */
export const MORE_FILTERS = ['notes', 'tasks', 'clocks', 'statements', 'reports', 'files', 'pinned', 'mentions'] as const;

/** A part of the log, or all of it. */
export type Shown = 'all' | LogFilter;

/** Whether the line of `item` begins another day, in the zone of the site, than the line above it. */
export function beginsDay(items: readonly LogItem[], index: number, day: (at: string) => string): boolean {
  const [item, above] = [items[index], items[index - 1]];
  return item !== undefined && (above === undefined || day(item.at) !== day(above.at));
}
