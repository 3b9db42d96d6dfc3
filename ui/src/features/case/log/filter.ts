import type { LogItem } from '@/api/bindings/LogItem';

/** The parts of the log that people ask for. */
export const LOG_FILTERS = ['all', 'decision', 'fact', 'task', 'statement', 'clock'] as const;

export type LogFilter = (typeof LOG_FILTERS)[number];

/** A grade and a move are decisions of the room too. */
const TONES: Record<Exclude<LogFilter, 'all'>, readonly string[]> = {
  decision: ['decision', 'grade'],
  fact: ['fact'],
  task: ['task'],
  statement: ['statement'],
  clock: ['clock'],
};

/** The lines that a filter lets through, in their order. */
export function filterLog(items: readonly LogItem[], filter: LogFilter): LogItem[] {
  return filter === 'all' ? [...items] : items.filter(({ tone }) => TONES[filter].includes(tone));
}

/** Whether the line of `item` begins another day, in the zone of the site, than the line above it. */
export function beginsDay(items: readonly LogItem[], index: number, day: (at: string) => string): boolean {
  const [item, above] = [items[index], items[index - 1]];
  return item !== undefined && (above === undefined || day(item.at) !== day(above.at));
}
