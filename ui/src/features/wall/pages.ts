import type { WallView } from '@/api/bindings/WallView';

/** The pages that the wall turns, in order. */
export const PAGES = ['now', 'facts', 'decisions', 'tasks', 'message'] as const;

export type WallPageName = (typeof PAGES)[number];

/** The pages with something on them; the deadlines always stand, even when there are none. */
export function pagesOf(view: Pick<WallView, 'facts' | 'decisions' | 'tasks' | 'message'>): WallPageName[] {
  const filled: Record<WallPageName, boolean> = {
    now: true,
    facts: view.facts.length > 0,
    decisions: view.decisions.length > 0,
    tasks: view.tasks.length > 0,
    message: Object.keys(view.message).length > 0,
  };
  return PAGES.filter((page) => filled[page]);
}

/** Tasks by who does them, each person's in the order given; nobody's come first, since somebody must take them. */
export function byOwner<T extends { owner: string | null }>(tasks: readonly T[]): [string | null, T[]][] {
  const groups = new Map<string | null, T[]>([[null, []]]);
  for (const task of tasks) groups.set(task.owner, [...(groups.get(task.owner) ?? []), task]);
  return [...groups].filter(([, group]) => group.length > 0);
}
