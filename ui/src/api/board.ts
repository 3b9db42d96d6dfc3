import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { hearNow } from '@/shared/ui/now';
import type { Board } from './bindings/Board';
import type { BoardFilter } from './bindings/BoardFilter';
import type { Card } from './bindings/Card';
import type { ColumnPage } from './bindings/ColumnPage';
import type { Phase } from './bindings/Phase';
import { request } from './client';

const PAGE = 200;

function boardQuery(filter: BoardFilter) {
  return {
    queryKey: ['board', 'first', filter],
    queryFn: async () => {
      const board = await request<Board>('board', { filter });
      hearNow(board.now);
      return board;
    },
  };
}

/** How many cases stand in each state, and the first cards of each. What was shown stays until the new answer is there. */
export function useBoard(filter: BoardFilter) {
  return useQuery({ ...boardQuery(filter), placeholderData: keepPreviousData });
}

/** The first page of every column comes with the board, so that a change costs one question however many columns there are. */
async function columnPage(client: QueryClient, filter: BoardFilter, phase: Phase, after: string | null): Promise<ColumnPage> {
  if (after !== null) return request<ColumnPage>('board_column', { query: { filter, phase, after, limit: PAGE } });
  const board = await client.fetchQuery(boardQuery(filter));
  const column = board.columns.find((found) => found.phase === phase);
  return { cards: column?.cards ?? [], next: column?.next ?? null, news: column?.news ?? [] };
}

/** The cards of one column, as far as they were asked for. */
export function useColumn(filter: BoardFilter, phase: Phase) {
  const client = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: ['board', 'column', filter, phase],
    queryFn: ({ pageParam }) => columnPage(client, filter, phase, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const cards = useMemo(() => distinct(query.data?.pages.flatMap((page) => page.cards) ?? []), [query.data]);
  const news = useMemo(() => new Map(query.data?.pages.flatMap((page) => page.news).map(({ case: id, kinds }) => [id, kinds])), [query.data]);
  return { ...query, cards, news };
}

/** A card that moved between two pages while they were read would come twice. */
function distinct(cards: readonly Card[]): Card[] {
  return [...new Map(cards.map((card) => [card.id, card])).values()];
}
