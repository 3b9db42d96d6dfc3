import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { BoardFilter } from '@/api/bindings/BoardFilter';
import type { Deadline } from '@/api/bindings/Deadline';
import { useNames } from '@/api/directory';
import { useDeadlines } from '@/api/find';
import { useFormat } from '@/shared/format';
import { useLanguage, useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { DueTime, ErrorNotice, GradeTag, Icon, useNow } from '@/shared/ui';
import styles from './board.module.css';
import { daysFrom } from './calendar';

const DAYS = 7;
const MINUTE = 60_000;

/** The deadlines of the same cases on the days they fall due; what is overdue stands before all. */
export function DeadlineCalendar({ filter }: { filter: BoardFilter }) {
  const t = useT();
  const [lang] = useLanguage();
  const format = useFormat();
  const now = useNow(MINUTE);
  const [offset, setOffset] = useState(0);
  const days = useMemo(() => daysFrom(now, offset, DAYS), [now, offset]);
  const { data, error, refetch } = useDeadlines(filter, new Date(days.at(-1)?.to ?? now).toISOString());
  const items = data?.items ?? [];
  const due = ({ due_at: at }: Deadline) => new Date(at).getTime();
  const weekday = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short' });
  const overdue = items.filter((item) => due(item) < now);
  return (
    <div className={styles.calendar} data-testid="deadlines">
      <div className={styles.calendarBar}>
        <Button size="small" disabled={offset === 0} onClick={() => setOffset(offset - DAYS)} aria-label={t('board:calendar.before')} icon={<Icon name="right" size={14} className={styles.back} />} />
        <Button size="small" disabled={offset === 0} onClick={() => setOffset(0)}>
          {t('board:calendar.today')}
        </Button>
        <Button size="small" onClick={() => setOffset(offset + DAYS)} aria-label={t('board:calendar.after')} icon={<Icon name="right" size={14} />} data-testid="calendar-after" />
        {data?.more === true && <small>{t('board:calendar.more')}</small>}
      </div>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      <div className={styles.days}>
        <DayColumn title={t('board:calendar.overdue')} late items={overdue} testId="overdue" />
        {days.map((day) => (
          <DayColumn
            key={day.from}
            title={day.today ? t('board:calendar.today') : weekday.format(day.from)}
            beside={format.date(day.from)}
            items={items.filter((item) => due(item) >= Math.max(day.from, now) && due(item) < day.to)}
            testId="day"
          />
        ))}
      </div>
    </div>
  );
}

function DayColumn({ title, beside, late = false, items, testId }: { title: string; beside?: string; late?: boolean; items: readonly Deadline[]; testId: string }) {
  const t = useT();
  const format = useFormat();
  return (
    <section className={styles.column} aria-label={title} data-testid={testId}>
      <h2 data-late={(late && items.length > 0) || undefined}>
        {title} {beside !== undefined && <small>{beside}</small>} <span>{format.number(items.length)}</span>
      </h2>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <ol className={styles.dayItems} tabIndex={0} aria-label={title}>
        {items.map((item) => (
          <DeadlineItem key={item.clock} item={item} />
        ))}
        {items.length === 0 && <li className={styles.nothing}>{t(late ? 'board:calendar.none_late' : 'board:calendar.none')}</li>}
      </ol>
    </section>
  );
}

function DeadlineItem({ item: { name, due_at: at, card } }: { item: Deadline }) {
  const t = useT();
  const say = useBilingual();
  const format = useFormat();
  const names = useNames();
  return (
    <li className={styles.deadline} data-testid="deadline">
      <Link href={`/case/${card.id}`}>
        <span>
          <time dateTime={at}>{format.time(at)}</time> <b>{say(name)}</b>
        </span>
        <small title={card.title ?? undefined}>
          {card.number} · {card.title ?? t('board:card.erased')}
        </small>
        <span className={styles.deadlineFoot}>
          <GradeTag grade={card.grade} />
          <DueTime due={at} />
        </span>
        <small>{card.owner === null ? t('board:card.no_owner') : names.user(card.owner)}</small>
      </Link>
    </li>
  );
}
