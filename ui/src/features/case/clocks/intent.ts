import type { Clock } from '@/api/bindings/Clock';
import type { DutyDue } from '@/api/bindings/DutyDue';

/** What a person is about to do with a clock. */
export type ClockIntent = { is: 'meet'; clock: Clock } | { is: 'waive'; clock: Clock } | { is: 'trigger'; due?: DutyDue };

const MINUTE = 60_000;

/** How long before its due time a clock begins to press: a quarter of the whole, at least five minutes and at most a day, as the core judges it. */
export function warnMs({ started_at: start, due_at: due }: Pick<DutyDue, 'started_at' | 'due_at'>): number {
  const whole = start === null || due === null ? 0 : Date.parse(due) - Date.parse(start);
  return Math.min(Math.max(whole / 4, 5 * MINUTE), 1440 * MINUTE);
}
