import { useFormat, type Moment } from '@/shared/format';

/** A moment in the zone of its site; the title tells it to the second with the offset. `show`: time of day, day, or both. */
export function Time({ at, zone, show = 'dateTime' }: { at: Moment; zone?: string; show?: 'time' | 'date' | 'dateTime' | 'exact' }) {
  const format = useFormat();
  const moment = new Date(at);
  return (
    <time dateTime={Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()} title={format.exact(at, zone)}>
      {format[show](at, zone)}
    </time>
  );
}
