import { QueryClient } from '@tanstack/react-query';
import { call, on } from '@/host';
import { toAppError } from '@/shared/errors';
import type { Changed } from './bindings/Changed';
import type { Topic } from './bindings/Topic';

/** Calls a command of the core; what goes wrong arrives as an AppError. */
export async function request<T>(command: string, args?: Record<string, unknown>): Promise<T> {
  try {
    return await call<T>(command, args);
  } catch (error) {
    throw toAppError(error);
  }
}

/**
 * Server state. A query's key starts with its topic (`['board', filter]`, `['case', id]`); it stays true until the core says that the topic changed,
 * so nothing is fetched twice and nothing is guessed.
 */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: Infinity, gcTime: 300_000, retry: false, refetchOnWindowFocus: false, networkMode: 'always' }, mutations: { networkMode: 'always' } },
});

/** Keeps the views in step with the core, whichever window made the change. */
export function followChanges(client: QueryClient = queryClient): () => void {
  return on<Changed>('changed', ({ topics }) => {
    for (const topic of topics) void client.invalidateQueries({ queryKey: topicKey(topic) });
    // Whatever changed is an entry of the journal too; only who sits at the window is not.
    if (topics.some((topic) => topic !== 'session')) void client.invalidateQueries({ queryKey: ['journal'] });
  });
}

/** How the keys begin of the queries that show a topic: `['board']`, `['case', id]`. */
function topicKey(topic: Topic): readonly string[] {
  return typeof topic === 'string' ? [topic] : ['case', topic.case];
}
