/** The day of the fixtures: a Sunday at noon in Shanghai. */
const DAY = '2026-11-22';

/** A time of that day in Shanghai, as the wire writes it. */
export function at(time: string): string {
  return new Date(`${DAY}T${time}:00+08:00`).toISOString();
}

/** The present of the fixtures. */
export const NOW = at('13:14');
