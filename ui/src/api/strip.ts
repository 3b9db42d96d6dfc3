import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { hearNow } from '@/shared/ui/now';
import type { Strip } from './bindings/Strip';
import { request } from './client';

/** The most urgent clocks of all cases; none for who may not see cases. */
export function useStrip(enabled: boolean) {
  return useQuery({
    queryKey: ['board', 'strip'],
    queryFn: async () => {
      const strip = await request<Strip>('strip');
      hearNow(strip.now);
      return strip;
    },
    enabled,
    placeholderData: keepPreviousData,
  });
}
