/** A wall-clock reading without a zone, as `YYYY-MM-DDTHH:mm:ss`. */
export type Wall = string;

function parts(at: number, zone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** What the clock on the wall of `zone` (IANA name) shows at a moment. */
export function wallOf(at: string | number | Date, zone: string): Wall {
  const p = parts(new Date(at).getTime(), zone);
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}:${p.second}`;
}

/** The moment at which the clock on the wall of `zone` shows `wall`. Of a reading that occurs twice it is the first; one that never occurs moves on. */
export function momentOf(wall: Wall, zone: string): Date {
  const asUtc = Date.parse(`${wall}Z`);
  const offset = (at: number) => Date.parse(`${wallOf(at, zone)}Z`) - at;
  // The offset at the wrong side of a change is mended by asking again at the moment found.
  const near = asUtc - offset(asUtc);
  return new Date(asUtc - offset(near));
}
