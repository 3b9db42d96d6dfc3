import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { BoardFilter } from '@/api/bindings/BoardFilter';
import type { Card } from '@/api/bindings/Card';
import type { KindCount } from '@/api/bindings/KindCount';
import type { Phase } from '@/api/bindings/Phase';
import { useColumn } from '@/api/board';
import { useNames } from '@/api/directory';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Chip, DueTime, ErrorNotice, GradeTag } from '@/shared/ui';
import styles from './board.module.css';
import { NewsChip } from './NewsChip';

const ROW_HEIGHT = 40;

interface CaseListProps {
  phases: readonly Phase[];
  counts: ReadonlyMap<Phase, number>;
  filter: BoardFilter;
}

/** The cases as a list: one state after the other, the most urgent first. */
export function CaseList({ phases, counts, filter }: CaseListProps) {
  const shown = phases.filter((phase) => (counts.get(phase) ?? 0) > 0);
  return (
    <div className={styles.list} data-testid="case-list">
      {shown.map((phase) => (
        <PhaseRows key={phase} phase={phase} count={counts.get(phase) ?? 0} filter={filter} />
      ))}
    </div>
  );
}

function PhaseRows({ phase, count, filter }: { phase: Phase; count: number; filter: BoardFilter }) {
  const t = useT();
  const format = useFormat();
  const { cards, news, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useColumn(filter, phase);
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer's functions are used here only, never memoised
  const rows = useVirtualizer({ count: cards.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, overscan: 8, getItemKey: (index) => cards[index]?.id ?? index });
  const last = rows.range?.endIndex ?? -1;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= cards.length - 20) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, cards.length]);
  return (
    <section className={styles.phaseRows} aria-label={t(`terms:phase.${phase}`)} data-testid={`list-${phase}`}>
      <h2>
        {t(`terms:phase.${phase}`)} <span>{format.number(count)}</span>
      </h2>
      {error !== null && cards.length === 0 && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div ref={scroller} className={styles.rows} tabIndex={0} role="group" aria-label={t('board:layout.list_of', { phase: t(`terms:phase.${phase}`) })}>
        <ol style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const card = cards[index];
            return card === undefined ? null : <Row key={key} card={card} kinds={news.get(card.id)} start={start} />;
          })}
        </ol>
      </div>
    </section>
  );
}

function Row({ card, kinds, start }: { card: Card; kinds: readonly KindCount[] | undefined; start: number }) {
  const t = useT();
  const say = useBilingual();
  const names = useNames();
  return (
    <li className={styles.row} style={{ transform: `translateY(${start}px)` }} data-testid="row" data-case={card.number}>
      <small>{card.number}</small>
      <span>
        <GradeTag grade={card.grade} />
      </span>
      <span className={styles.rowTitle}>
        <Link href={`/case/${card.id}`} title={card.title ?? undefined}>
          {card.title ?? t('board:card.erased')}
        </Link>
        <NewsChip kinds={kinds} />
      </span>
      <small title={names.site(card.site)}>{card.site === null ? t('board:card.no_site') : names.site(card.site)}</small>
      <small>{card.owner === null ? t('board:card.no_owner') : names.user(card.owner)}</small>
      <small title={card.next === null ? undefined : say(card.next.name)}>{card.next !== null && say(card.next.name)}</small>
      <span className={styles.due}>
        {card.next !== null && <DueTime due={card.next.due_at} />}
        {card.next === null && card.outcome !== null && <Chip>{t(`terms:outcome.${card.outcome}`)}</Chip>}
      </span>
    </li>
  );
}
