import { useVirtualizer } from '@tanstack/react-virtual';
import { Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { LogItem } from '@/api/bindings/LogItem';
import { may, useLog } from '@/api/case';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { ErrorNotice, Panel } from '@/shared/ui';
import { beginsDay, filterLog, LOG_FILTERS, type LogFilter } from './filter';
import { LogLine } from './LogLine';
import { QuickAdd } from './QuickAdd';
import room from '../room.module.css';
import styles from './log.module.css';

const LINE_HEIGHT = 52;

/** The action log (行动日志): what happened and was done, the newest first, and the box that adds to it. */
export function LogPanel({ view }: { view: CaseView }) {
  const t = useT();
  const [filter, setFilter] = useState<LogFilter>('all');
  const [correcting, setCorrecting] = useState<LogItem>();
  const writes = may(view, 'write_log', true);
  return (
    <Panel
      className={styles.panel}
      flush
      title={t('case:log.title')}
      aside={
        <Segmented
          size="small"
          aria-label={t('case:log.filter.label')}
          value={filter}
          onChange={setFilter}
          options={LOG_FILTERS.map((value) => ({ value, label: t(`case:log.filter.${value}`) }))}
          data-testid="log-filter"
        />
      }
    >
      <div className={styles.fill}>
        <Lines view={view} filter={filter} onCorrect={writes ? setCorrecting : undefined} />
        {writes && <QuickAdd view={view} corrected={correcting} onDone={() => setCorrecting(undefined)} />}
      </div>
    </Panel>
  );
}

interface LinesProps {
  view: CaseView;
  filter: LogFilter;
  onCorrect?: (item: LogItem) => void;
}

function Lines({ view, filter, onCorrect }: LinesProps) {
  const t = useT();
  const format = useFormat();
  const log = useLog(view.card.id);
  const { items, hasNextPage, isFetchingNextPage, fetchNextPage } = log;
  const shown = filterLog(items, filter);
  const scroller = useRef<HTMLDivElement>(null);
  const [marked, setMarked] = useState<string>();
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer's functions are used here only, never memoised
  const rows = useVirtualizer({ count: shown.length, getScrollElement: () => scroller.current, estimateSize: () => LINE_HEIGHT, overscan: 8, getItemKey: (index) => shown[index]?.entry ?? index });
  const last = rows.getVirtualItems().at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= shown.length - 1) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, shown.length]);

  const show = (entry: string) => {
    const index = shown.findIndex((item) => item.entry === entry);
    if (index < 0) return;
    setMarked(entry);
    rows.scrollToIndex(index, { align: 'center' });
  };
  const byEntry = (entry: string | null) => (entry === null ? undefined : items.find((item) => item.entry === entry));
  const day = (at: string) => format.date(at, view.zone);

  if (log.error !== null && items.length === 0) return <ErrorNotice error={log.error} onRetry={() => void log.refetch()} />;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region is reached and scrolled by keyboard
    <div ref={scroller} className={styles.lines} role="log" aria-label={t('case:log.title')} tabIndex={0} data-testid="log">
      {shown.length === 0 && !log.isPending && <p className={room.none}>{filter === 'all' ? t('case:log.empty') : t('case:log.none')}</p>}
      <ol style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const item = shown[index];
          if (item === undefined) return null;
          return (
            <li key={key} ref={rows.measureElement} data-index={index} style={{ transform: `translateY(${start}px)` }}>
              {beginsDay(shown, index, day) && <div className={styles.day}>{day(item.at)}</div>}
              <LogLine item={item} zone={view.zone} marked={item.entry === marked} correction={byEntry(item.corrected_by)} corrected={byEntry(item.corrects)} onShow={show} onCorrect={onCorrect} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}
