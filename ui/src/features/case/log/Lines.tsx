import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { LogItem } from '@/api/bindings/LogItem';
import { useLog } from '@/api/case';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { ErrorNotice } from '@/shared/ui';
import { beginsDay, type Shown } from './filter';
import { LogLine } from './LogLine';
import room from '../room.module.css';
import styles from './log.module.css';

const LINE_HEIGHT = 52;

interface LinesProps {
  view: CaseView;
  shown: Shown;
  until?: string;
  at?: string;
  onCorrect?: (item: LogItem) => void;
}

/** The lines themselves. Only those in sight are drawn, and pages are fetched as they come near, however long the log is. */
export function Lines({ view, shown, until, at, onCorrect }: LinesProps) {
  const t = useT();
  const format = useFormat();
  const log = useLog(view.card.id, { filter: shown === 'all' ? undefined : shown, until, at });
  const { items, hasNextPage, isFetchingNextPage, fetchNextPage } = log;
  const scroller = useRef<HTMLDivElement>(null);
  const [marked, setMarked] = useState<string>();
  // Kept here rather than in the line, which is taken down when it scrolls out of sight.
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer's functions are used here only, never memoised
  const rows = useVirtualizer({ count: items.length, getScrollElement: () => scroller.current, estimateSize: () => LINE_HEIGHT, overscan: 8, getItemKey: (index) => items[index]?.entry ?? index });
  const last = rows.getVirtualItems().at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= items.length - 1) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, items.length]);

  const show = (entry: string) => {
    const index = items.findIndex((item) => item.entry === entry);
    if (index < 0) return;
    setMarked(entry);
    rows.scrollToIndex(index, { align: 'center' });
  };
  const unfold = (entry: string) => setUnfolded((before) => (before.has(entry) ? new Set([...before].filter((other) => other !== entry)) : new Set([...before, entry])));
  const byEntry = (entry: string | null) => (entry === null ? undefined : items.find((item) => item.entry === entry));
  const day = (moment: string) => format.date(moment, view.zone);

  if (log.error !== null && items.length === 0) return <ErrorNotice error={log.error} onRetry={() => void log.refetch()} />;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region is reached and scrolled by keyboard
    <div ref={scroller} className={styles.lines} role="log" aria-label={t('case:log.title')} tabIndex={0} data-testid="log">
      {items.length === 0 && !log.isPending && <p className={room.none}>{shown === 'all' && until === undefined ? t('case:log.empty') : t('case:log.none')}</p>}
      <ol style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li key={key} ref={rows.measureElement} data-index={index} style={{ transform: `translateY(${start}px)` }}>
              {beginsDay(items, index, day) && <div className={styles.day}>{day(item.at)}</div>}
              <LogLine view={view} item={item} marked={item.entry === marked} correction={byEntry(item.corrected_by)} corrected={byEntry(item.corrects)} onShow={show} unfolded={unfolded.has(item.entry)} onUnfold={unfold} onCorrect={onCorrect} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}
