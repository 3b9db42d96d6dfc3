import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLanguage } from '@/shared/i18n';
import { hearNow } from '@/shared/ui/now';
import type { Action } from './bindings/Action';
import type { CaseView } from './bindings/CaseView';
import type { LogFilter } from './bindings/LogFilter';
import type { LogItem } from './bindings/LogItem';
import type { LogPage } from './bindings/LogPage';
import { request } from './client';

const LOG_PAGE = 100;

/** Everything the case page shows; it stays in step with what anyone changes. */
export function useCase(id: string) {
  return useQuery({
    queryKey: ['case', id, 'view'],
    queryFn: async () => {
      const view = await request<CaseView>('case_view', { case: id });
      hearNow(view.now);
      return view;
    },
  });
}

/** The case page as it stood at `at`; not asked for while that is the present. */
export function usePastCase(id: string, at?: string) {
  return useQuery({ queryKey: ['case', id, 'past', at ?? null], queryFn: () => request<CaseView>('case_view', { case: id, at }), enabled: at !== undefined, placeholderData: keepPreviousData });
}

/** Which lines of a log to show. */
export interface LogWanted {
  filter?: LogFilter;
  /** Begins with what was recorded up to this moment. */
  until?: string;
  /** As the log stood at this moment. */
  at?: string;
}

/** The log of a case in the language on screen, the newest first, fetched page by page. */
export function useLog(id: string, wanted: LogWanted = {}) {
  const [lang] = useLanguage();
  const query = useInfiniteQuery({
    queryKey: ['case', id, 'log', lang, wanted],
    queryFn: ({ pageParam }) => request<LogPage>('log_page', { query: { case: id, lang, before: pageParam, limit: LOG_PAGE, ...wanted } }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  const items = useMemo<LogItem[]>(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, items };
}

const CLOSED: readonly string[] = ['archived', 'dismissed'];

/** Whether work goes on in the case: an archived or dismissed one takes only log entries and is moved to be reopened. */
export function isOpen(view: CaseView): boolean {
  return !CLOSED.includes(view.card.phase);
}

/** Whether the person at this window may do something here and now. `evenClosed` names what a closed case still takes. */
export function may(view: CaseView, action: Action, evenClosed = false): boolean {
  return view.allowed.includes(action) && (evenClosed || isOpen(view));
}
