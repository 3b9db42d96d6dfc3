const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time split for reading: clock figures below a day, days and hours above. */
export type Span = { unit: 'clock'; text: string } | { unit: 'days'; days: number; hours: number };

/** Splits `ms` (its sign is dropped): 75 min → `01:15`; 25 h → 1 day 1 hour. A started minute counts, so that a clock reads 00:00 only when it is due. */
export function span(ms: number): Span {
  const length = Math.ceil(Math.abs(ms) / MINUTE) * MINUTE;
  if (length < DAY) return { unit: 'clock', text: `${two(Math.floor(length / HOUR))}:${two(Math.floor((length % HOUR) / MINUTE))}` };
  return { unit: 'days', days: Math.floor(length / DAY), hours: Math.floor((length % DAY) / HOUR) };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** How a running clock stands: past its due time, close to it, or neither. */
export type Urgency = 'late' | 'soon' | 'calm';

/** Judges a due time against now (both in ms). It is late only once the due time has passed, never at the minute before. */
export function urgency(due: number, now: number, warnMs: number = HOUR): Urgency {
  if (now > due) return 'late';
  return due - now <= warnMs ? 'soon' : 'calm';
}
