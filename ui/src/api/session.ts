import { useQuery } from '@tanstack/react-query';
import { hearNow } from '@/shared/ui/now';
import type { AppStatus } from './bindings/AppStatus';
import { request } from './client';

/** How program, store and session stand. */
export function useStatus() {
  return useQuery({
    queryKey: ['session', 'status'],
    queryFn: async () => {
      const status = await request<AppStatus>('app_status');
      hearNow(status.now);
      return status;
    },
  });
}

/** Who is signed in at this window. */
export function useMe() {
  return useStatus().data?.session?.user;
}
