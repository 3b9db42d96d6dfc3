import type { TFunction } from 'i18next';
import { Link } from 'wouter';
import { span, urgency, useFormat, type Urgency } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { useNow } from './now';
import styles from './ui.module.css';

/** When something is due, and how long before that it starts to press (one hour unless told). */
export interface Due {
  due: string;
  warnMs?: number;
}

function useDue({ due, warnMs }: Due): { text: string; state: Urgency } {
  const t = useT();
  const now = useNow();
  const at = new Date(due).getTime();
  const state = urgency(at, now, warnMs);
  return { text: dueText(t, at - now), state };
}

/** 剩 00:18 / 超时 00:16 / 剩 4 天 3 时, from the ms that are left (negative: overdue). */
export function dueText(t: TFunction, left: number): string {
  const length = span(left);
  const text = length.unit === 'clock' ? length.text : t(length.hours > 0 ? 'shared:clock.days_hours' : 'shared:clock.days', { ...length, count: length.days });
  return left < 0 ? t('shared:clock.late', { span: text }) : t('shared:clock.left', { span: text });
}

/** The time left, in the colour and words of its urgency: for cards and lists. */
export function DueTime(due: Due) {
  const { text, state } = useDue(due);
  const format = useFormat();
  return (
    <time className={`${styles.due} ${styles[state] ?? ''}`} dateTime={due.due} title={format.exact(due.due)} data-urgency={state}>
      {text}
    </time>
  );
}

/** A running clock in the strip: time left, what is due, where. It leads to `href`. The time is always whole; words that need a second line take it, and where it is goes first. */
export function ClockChip({ title, place, href, ...due }: Due & { title: string; place?: string; href: string }) {
  const { text, state } = useDue(due);
  return (
    <Link href={href} className={`${styles.clock} ${styles[state] ?? ''}`} data-urgency={state} title={[text, title, place].filter(Boolean).join(' · ')}>
      <time dateTime={due.due}>{text}</time>
      <span>
        <b>{title}</b>
        {place !== undefined && <small> {place}</small>}
      </span>
    </Link>
  );
}
