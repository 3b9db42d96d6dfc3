import { useDroppable } from '@dnd-kit/core';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { BoardFilter } from '@/api/bindings/BoardFilter';
import type { Card } from '@/api/bindings/Card';
import type { Phase } from '@/api/bindings/Phase';
import { useColumn } from '@/api/board';
import type { Names } from '@/api/directory';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { ErrorNotice } from '@/shared/ui';
import styles from './board.module.css';
import { CaseCard } from './CaseCard';

const CARD_HEIGHT = 106;
const GAP = 8;
const FRAMES_TO_WAIT = 10;

/** What the board asks of a column. */
export interface ColumnHandle {
  length: number;
  card: (index: number) => Card | undefined;
  focus: (index: number) => void;
}

interface ColumnProps {
  phase: Phase;
  count: number;
  filter: BoardFilter;
  names: Names;
  movable: boolean;
  moving: string | undefined;
  menuOf: string | undefined;
  chosen: ReadonlyMap<string, Card>;
  onChoose: (card: Card) => void;
  onMenu: (card: Card, open: boolean) => void;
  onMove: (card: Card, to: Phase) => void;
  handle: Ref<ColumnHandle>;
}

/** The cases in one state. Only the cards in sight are drawn, and more are fetched before the end is reached. */
export function Column({ phase, count, filter, names, movable, moving, menuOf, chosen, onChoose, onMenu, onMove, handle }: ColumnProps) {
  const t = useT();
  const format = useFormat();
  const id = useId();
  const { cards, news, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useColumn(filter, phase);
  const { setNodeRef, isOver } = useDroppable({ id: phase });
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string>();
  const kept = cards.findIndex((card) => card.id === current);
  const stop = kept < 0 ? 0 : kept;
  // The card that has the focus stays drawn when it is scrolled away, or the focus would be lost.
  const rangeExtractor = useCallback((range: Range) => [...new Set([...defaultRangeExtractor(range), ...(range.count > 0 ? [stop] : [])])].sort((a, b) => a - b), [stop]);
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer's functions are used here only, never memoised
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT,
    gap: GAP,
    overscan: 4,
    getItemKey: (index) => cards[index]?.id ?? index,
    rangeExtractor,
  });
  const last = rows.range?.endIndex ?? -1;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= cards.length - 20) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, cards.length]);

  useImperativeHandle(handle, () => ({
    length: cards.length,
    card: (index) => cards[index],
    focus: (index) => {
      setCurrent(cards[index]?.id);
      rows.scrollToIndex(index);
      focusWhenDrawn(scroller.current, index, FRAMES_TO_WAIT);
    },
  }));

  return (
    <section ref={setNodeRef} className={styles.column} data-over={isOver || undefined} aria-labelledby={id} data-testid={`column-${phase}`}>
      <h2 id={id}>
        {t(`terms:phase.${phase}`)} <span>{format.number(count)}</span>
      </h2>
      {error !== null && cards.length === 0 && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      <div ref={scroller} className={styles.cards} tabIndex={-1}>
        <ol style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const card = cards[index];
            if (card === undefined) return null;
            return (
              <li key={key} ref={rows.measureElement} data-index={index} aria-setsize={count} aria-posinset={index + 1} style={{ transform: `translateY(${start}px)` }}>
                <CaseCard card={card} news={news.get(card.id)} chosen={chosen.has(card.id)} choosing={chosen.size > 0} onChoose={onChoose} names={names} current={index === stop} movable={movable} moving={moving === card.id} menuOpen={menuOf === card.id} onMenu={onMenu} onMove={onMove} onFocus={setCurrent} />
              </li>
            );
          })}
        </ol>
      </div>
    </section>
  );
}

/** A card that is far away is drawn only after the column has scrolled to it. */
function focusWhenDrawn(scroller: HTMLElement | null, index: number, frames: number): void {
  const link = scroller?.querySelector<HTMLElement>(`[data-index="${index}"] [data-card]`);
  if (link != null) link.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusWhenDrawn(scroller, index, frames - 1));
}
