import { describe, expect, it } from 'vitest';
import { formatters, span, urgency } from '.';

const minutes = (count: number) => count * 60_000;

describe('span', () => {
  it.each([
    [0, { unit: 'clock', text: '00:00' }],
    [1, { unit: 'clock', text: '00:01' }],
    [minutes(75), { unit: 'clock', text: '01:15' }],
    [-minutes(16), { unit: 'clock', text: '00:16' }],
    [minutes(24 * 60 - 1), { unit: 'clock', text: '23:59' }],
    [minutes(24 * 60), { unit: 'days', days: 1, hours: 0 }],
    [minutes(4 * 24 * 60 + 180), { unit: 'days', days: 4, hours: 3 }],
  ])('%d ms', (ms, expected) => expect(span(ms)).toEqual(expected));
});

describe('urgency', () => {
  it.each([
    [1000, 1000, 'soon'],
    [1000, 1001, 'late'],
    [minutes(60), 0, 'soon'],
    [minutes(61), 0, 'calm'],
  ] as const)('due %d at %d', (due, now, expected) => expect(urgency(due, now)).toBe(expected));
});

describe('formatters', () => {
  const at = '2031-11-22T06:05:09Z';
  it.each([
    ['zh', 'Asia/Shanghai', '14:05', '2031年11月22日', '2031年11月22日 14:05:09 UTC+08:00'],
    ['en', 'Europe/London', '06:05', '22 Nov 2031', '22 Nov 2031 06:05:09 UTC+00:00'],
  ] as const)('%s in %s', (lang, zone, time, date, exact) => {
    const format = formatters(lang);
    expect(format.time(at, zone)).toBe(time);
    expect(format.date(at, zone)).toBe(date);
    expect(format.exact(at, zone)).toBe(exact);
  });
  it('shows a dash for what is no moment', () => {
    expect(formatters('en').time('never')).toBe('—');
    expect(formatters('en').exact('never')).toBe('—');
  });
  it('writes money, bytes and lists', () => {
    expect(formatters('zh').money(1280)).toBe('¥1,280.00');
    expect(formatters('en').bytes(1536)).toBe('1.5 KB');
    expect(formatters('zh').list(['甲', '乙', '丙'])).toBe('甲、乙和丙');
  });
});
