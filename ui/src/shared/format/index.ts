import { useMemo } from 'react';
import { languageTag, useLanguage, type Language } from '@/shared/i18n';

export { span, urgency, type Span, type Urgency } from './duration';

/** A moment as it comes over the wire (RFC 3339) or as a Date. */
export type Moment = string | number | Date;

/** Everything that is written differently in each language. Times are in `zone` (IANA name), by default that of this machine. */
export interface Formatters {
  /** 14:05 */
  time: (at: Moment, zone?: string) => string;
  /** 11月22日 / 22 Nov; with the year when it is not this one */
  date: (at: Moment, zone?: string) => string;
  /** date and time */
  dateTime: (at: Moment, zone?: string) => string;
  /** every part to the second, with the zone's offset: for titles and for the audit */
  exact: (at: Moment, zone?: string) => string;
  number: (value: number) => string;
  percent: (share: number) => string;
  money: (amount: number, currency?: string) => string;
  bytes: (count: number) => string;
  list: (items: readonly string[]) => string;
}

/** Formatters of one language; Intl objects are made once for each pattern and zone. */
export function formatters(lang: Language): Formatters {
  const tag = lang === 'zh' ? languageTag(lang) : 'en-GB';
  const made = new Map<string, Intl.DateTimeFormat>();
  const write = (at: Moment, options: Intl.DateTimeFormatOptions, zone?: string) => {
    const key = JSON.stringify([options, zone]);
    const format = made.get(key) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone: zone, hourCycle: 'h23' });
    made.set(key, format);
    const moment = new Date(at);
    return Number.isNaN(moment.getTime()) ? '—' : format.format(moment);
  };
  const day = (at: Moment, withYear = new Date(at).getFullYear() !== new Date().getFullYear()): Intl.DateTimeFormatOptions => ({
    year: withYear ? 'numeric' : undefined,
    month: lang === 'zh' ? 'long' : 'short',
    day: 'numeric',
  });
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  const number = new Intl.NumberFormat(tag);
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  return {
    time: (at, zone) => write(at, clock, zone),
    date: (at, zone) => write(at, day(at), zone),
    dateTime: (at, zone) => `${write(at, day(at), zone)} ${write(at, clock, zone)}`,
    exact: (at, zone) => (Number.isNaN(new Date(at).getTime()) ? '—' : `${write(at, day(at, true), zone)} ${write(at, { ...clock, second: '2-digit' }, zone)} ${offset(at, zone)}`),
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    money: (amount, currency = 'CNY') => new Intl.NumberFormat(tag, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(amount),
    bytes: (count) => bytes(count, number),
    list: (items) => list.format(items),
  };
}

/** UTC+08:00: how far the zone's clock was ahead at that moment. */
function offset(at: Moment, timeZone?: string): string {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(new Date(at)).find((part) => part.type === 'timeZoneName')?.value ?? '';
  return name === 'GMT' ? 'UTC+00:00' : name.replace('GMT', 'UTC');
}

function bytes(count: number, number: Intl.NumberFormat): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const power = count < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3));
  const value = count / 1000 ** power;
  return `${number.format(power === 0 || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10)} ${units[power]}`;
}

/** Formatters of the language on screen. */
export function useFormat(): Formatters {
  const [lang] = useLanguage();
  return useMemo(() => formatters(lang), [lang]);
}
