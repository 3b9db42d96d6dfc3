import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { JournalItem } from '@/api/bindings/JournalItem';
import type { JournalPage } from '@/api/bindings/JournalPage';
import type { JournalQuery } from '@/api/bindings/JournalQuery';
import { request } from '@/api/client';
import { useLanguage, type Language } from '@/shared/i18n';

const PAGE = 100;

/** Which entries to show. Times are milliseconds since 1970, `from` included, `until` not. */
export interface JournalFilter {
  case?: string;
  actor?: string;
  kind?: string;
  from?: number;
  until?: number;
}

const fetchPage = (query: JournalQuery, lang: Language) => request<JournalPage>('journal_page', { query, lang });

/** The journal, the newest first, page by page. */
export function useJournal(filter: JournalFilter) {
  const [lang] = useLanguage();
  const query = useInfiniteQuery({
    queryKey: ['journal', filter, lang],
    queryFn: async ({ pageParam }) => {
      const before = pageParam ?? (filter.until === undefined ? null : await placeOf(filter.until, lang));
      const page = await fetchPage({ case: filter.case, actor: filter.actor, kind: filter.kind, before, limit: PAGE }, lang);
      return from(page, filter.from);
    },
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  const items = useMemo<JournalItem[]>(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, items };
}

/** A page without what was recorded before `start`; entries get older, so there the journal ends for us. */
function from(page: JournalPage, start: number | undefined): JournalPage {
  if (start === undefined) return page;
  const items = page.items.filter(({ at }) => Date.parse(at) >= start);
  return items.length < page.items.length ? { items, next: null } : page;
}

/** The place of the first entry recorded at `moment` or later, or null when there is none: what lies before it was recorded earlier. */
async function placeOf(moment: number, lang: Language): Promise<number | null> {
  const newest = (await fetchPage({ limit: 1 }, lang)).items[0];
  if (newest === undefined || Date.parse(newest.at) < moment) return null;
  return firstAt(moment, newest.seq, async (seq) => {
    const entry = (await fetchPage({ before: seq + 1, limit: 1 }, lang)).items[0];
    return entry === undefined ? -Infinity : Date.parse(entry.at);
  });
}

/** The smallest place, up to `newest`, whose time is `moment` or later; times do not fall with the place. Asks for about log2(newest) of them. */
export async function firstAt(moment: number, newest: number, timeAt: (seq: number) => Promise<number>): Promise<number> {
  let [low, high] = [1, newest];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((await timeAt(middle)) >= moment) high = middle;
    else low = middle + 1;
  }
  return low;
}
