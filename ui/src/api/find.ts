import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { hearNow } from '@/shared/ui/now';
import type { BoardFilter } from './bindings/BoardFilter';
import type { Deadlines } from './bindings/Deadlines';
import type { FoundCase } from './bindings/FoundCase';
import type { LaneBy } from './bindings/LaneBy';
import type { LaneCount } from './bindings/LaneCount';
import type { SimilarCase } from './bindings/SimilarCase';
import type { SimilarQuery } from './bindings/SimilarQuery';
import { request } from './client';
import { useSettled } from './settled';

const NOTHING: readonly never[] = [];

/** The cases in which a text is found. */
export function useSearch(text: string): readonly FoundCase[] {
  const typed = useSettled(text.trim());
  const { data } = useQuery({
    queryKey: ['board', 'search', typed],
    queryFn: () => request<FoundCase[]>('search', { text: typed }),
    enabled: typed !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return typed === '' ? NOTHING : (data ?? NOTHING);
}

/** The lanes that the board falls into; nothing while it has none. */
export function useLanes(filter: BoardFilter, by: LaneBy | null) {
  return useQuery({ queryKey: ['board', 'lanes', filter, by], queryFn: () => request<LaneCount[]>('board_lanes', { filter, by }), enabled: by !== null, placeholderData: keepPreviousData });
}

/** The deadlines of the cases that match, from whatever is overdue to `to`. */
export function useDeadlines(filter: BoardFilter, to: string) {
  return useQuery({
    queryKey: ['board', 'deadlines', filter, to],
    queryFn: async () => {
      const deadlines = await request<Deadlines>('deadlines', { query: { filter, to } });
      hearNow(deadlines.now);
      return deadlines;
    },
    placeholderData: keepPreviousData,
  });
}

/** Cases that may be the same matter as one that is about to be opened. */
export function useSimilarCases(query: SimilarQuery): readonly SimilarCase[] {
  const key = useSettled(JSON.stringify(query));
  const asked = JSON.parse(key) as SimilarQuery;
  const { data } = useQuery({
    queryKey: ['board', 'similar', key],
    queryFn: () => request<SimilarCase[]>('similar_cases', { query: asked }),
    enabled: asked.site != null || asked.text.trim() !== '' || asked.people.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return data ?? NOTHING;
}

/** Notes that the person has seen the case as it stands: `changed` says which state of it. */
export function useSeen(caseId: string, changed: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (changed === undefined) return;
    request('case_seen', { case: caseId }).then(
      () => client.invalidateQueries({ queryKey: ['board'] }),
      () => undefined, // The board then calls it new once more: no harm.
    );
  }, [caseId, changed, client]);
}
