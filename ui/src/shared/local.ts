import { useSyncExternalStore } from 'react';

/** One setting of this machine, kept across starts and shared by every component that reads it. */
export interface Store<T extends string> {
  get: () => T;
  set: (value: T) => void;
  /** Whether it was ever set on this machine, rather than taken from the system. */
  chosen: () => boolean;
  subscribe: (listener: () => void) => () => void;
}

/** Makes a setting that can only hold one of `values`; anything else found in storage is ignored. */
export function createStore<T extends string>(key: string, values: readonly T[], initial: () => T): Store<T> {
  const stored = localStorage.getItem(key);
  let value = values.find((known) => known === stored) ?? initial();
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    chosen: () => localStorage.getItem(key) !== null,
    set: (next) => {
      value = next;
      localStorage.setItem(key, next);
      listeners.forEach((tell) => tell());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The present value of a setting; the component is drawn again when it changes. */
export function useStore<T extends string>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
