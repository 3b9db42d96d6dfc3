import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';
import type { IconName } from '@/shared/ui/Icon';
import { matches } from './combo';

/** Something that a person can do from the palette, and perhaps by a key. */
export interface Action {
  /** Unique, `feature.verb`. */
  id: string;
  /** What it does, translated. */
  title: string;
  icon?: IconName;
  /** More about it, in a line of its own in the palette. */
  detail?: ReactNode;
  /** `mod+n`, `/`, … A combination without `mod` is ignored while the person types. */
  keys?: string;
  /** More words to find it by, in either language. */
  words?: string;
  /** Reached by its keys alone; the palette does not list it. */
  unlisted?: boolean;
  run: () => void;
}

let actions: readonly Action[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Action[]): void {
  actions = next;
  listeners.forEach((tell) => tell());
}

/** Offers actions while the component is on screen. They may be new objects at every drawing. */
export function useActions(offered: readonly Action[]): void {
  const latest = useRef(offered);
  useEffect(() => {
    latest.current = offered;
  });
  const shape = offered.map(({ id, title, keys, words }) => [id, title, keys, words].join('\u0000')).join('\u0001');
  useEffect(() => {
    const mine = latest.current.map((action) => ({ ...action, run: () => latest.current.find(({ id }) => id === action.id)?.run() }));
    change([...actions, ...mine]);
    return () => change(actions.filter((action) => !mine.includes(action)));
  }, [shape]);
}

/** Everything that can be done here and now. */
export function useOfferedActions(): readonly Action[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => actions,
  );
}

/** Runs the action whose keys were pressed; the one offered last wins. Call once for the window. */
export function listenForKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const action = actions.findLast(({ keys }) => keys !== undefined && matches(keys, event) && (keys.includes('mod+') || !typing(event.target)));
    if (action === undefined) return;
    event.preventDefault();
    action.run();
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
