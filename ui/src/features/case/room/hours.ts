/** How far the strip looks ahead. */
export const AHEAD_HOURS = 6;
const HOUR = 3_600_000;

/** Something that is due. */
export interface Coming {
  id: string;
  title: string;
  owner: string | null;
  due: number;
  /** A clock rather than a task. */
  clock: boolean;
}

/** Where a due time stands on the strip, from 0 (now or overdue) to 1; nothing when it lies further ahead. */
export function placeOf(due: number, now: number): number | undefined {
  const share = (due - now) / (AHEAD_HOURS * HOUR);
  return share > 1 ? undefined : Math.max(0, share);
}

/** What comes within the strip, the next due first. */
export function coming(all: readonly Coming[], now: number): Coming[] {
  return all.filter(({ due }) => placeOf(due, now) !== undefined).sort((a, b) => a.due - b.due);
}

/** The full hours on the strip with their places. */
export function hoursOf(now: number): { at: number; place: number }[] {
  const first = Math.ceil(now / HOUR) * HOUR;
  return Array.from({ length: AHEAD_HOURS }, (_, hour) => ({ at: first + hour * HOUR, place: (first + hour * HOUR - now) / (AHEAD_HOURS * HOUR) })).filter(({ place }) => place <= 1);
}
