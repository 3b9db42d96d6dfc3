import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { hearNow } from '@/shared/ui/now';
import type { Action } from './bindings/Action';
import type { AppStatus } from './bindings/AppStatus';
import { request } from './client';

const STATUS = ['session', 'status'] as const;

/** How program, store and session stand. */
export function useStatus() {
  return useQuery({
    queryKey: STATUS,
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

/** Whether the person at this window may do something that is not about one case. */
export function useMay(): (action: Action) => boolean {
  const allowed = useStatus().data?.session?.allowed ?? [];
  return (action) => allowed.includes(action);
}

/** Asks for something that changes how store, session or preferences stand; done when the window knows the new standing. */
export function useStandingChange<Args extends Record<string, unknown>, Result = unknown>(command: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (args: Args) => request<Result>(command, args),
    onSuccess: () => client.invalidateQueries({ queryKey: STATUS }),
  });
}
