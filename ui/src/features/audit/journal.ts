import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { JournalItem } from '@/api/bindings/JournalItem';
import type { JournalPage } from '@/api/bindings/JournalPage';
import type { JournalQuery } from '@/api/bindings/JournalQuery';
import { request } from '@/api/client';
import { useLanguage } from '@/shared/i18n';

const PAGE = 100;

/** Which entries to show: of a case, by a person, of some kinds, that name a fact or statement, of some days. */
export type JournalFilter = Partial<Pick<JournalQuery, 'case' | 'actor' | 'kinds' | 'mentions' | 'from' | 'until'>>;

/** The journal, the newest first, page by page. */
export function useJournal(filter: JournalFilter) {
  const [lang] = useLanguage();
  const query = useInfiniteQuery({
    queryKey: ['journal', filter, lang],
    queryFn: ({ pageParam }) => request<JournalPage>('journal_page', { query: { ...filter, before: pageParam, limit: PAGE }, lang }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  const items = useMemo<JournalItem[]>(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, items };
}
