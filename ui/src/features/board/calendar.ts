/** One day of the calendar: when it begins and ends, and whether it is today. */
export interface Day {
  from: number;
  to: number;
  today: boolean;
}

/** `count` days of this machine's calendar, the first of them today moved on by `offset`. */
export function daysFrom(now: number, offset: number, count: number): Day[] {
  const midnight = new Date(now);
  midnight.setHours(0, 0, 0, 0);
  const day = (index: number) => {
    const date = new Date(midnight);
    // By the calendar, since a day need not have 24 hours.
    date.setDate(date.getDate() + index);
    return date.getTime();
  };
  return Array.from({ length: count }, (_, index) => ({ from: day(offset + index), to: day(offset + index + 1), today: offset + index === 0 }));
}
