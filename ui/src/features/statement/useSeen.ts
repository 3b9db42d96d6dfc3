import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { request } from '@/api/client';

/** The version that this person last looked at before this visit; from then on the present one counts as looked at. */
export function useSeen(statement: string, present: number): number | undefined {
  const key = `statement.seen.${statement}`;
  const { data: before } = useQuery({
    queryKey: ['session', 'seen', statement],
    queryFn: async () => Number((await request<string | null>('draft_get', { key })) ?? present),
    gcTime: 0,
  });
  useEffect(() => {
    if (before !== undefined) void request('draft_put', { key, value: String(present) }).catch(() => undefined);
  }, [before, key, present]);
  return before === undefined || before >= present ? undefined : before;
}
