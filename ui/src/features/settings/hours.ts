const DAY = 24 * 60;

/** Minutes after midnight as a wall clock shows them: 1560 is 02:00 of the next day. */
export function clockText(minutes: number): string {
  const ofDay = minutes % DAY;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}

/** Minutes after midnight of a time like `9:30`; undefined for anything else. */
export function minutesOf(text: string): number | undefined {
  const found = /^\s*(\d{1,2})[:：](\d{2})\s*$/.exec(text);
  if (found === null) return undefined;
  const [hours, minutes] = [Number(found[1]), Number(found[2])];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

/** Opening and closing as the core counts them: a closing that is not after the opening is on the next day. */
export function openingHours(opens: string, closes: string): { opens: number; closes: number } | undefined {
  const [from, to] = [minutesOf(opens), minutesOf(closes)];
  if (from === undefined || to === undefined) return undefined;
  return { opens: from, closes: to > from ? to : to + DAY };
}
