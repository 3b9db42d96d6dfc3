import { useSyncExternalStore } from 'react';

const SECOND = 1000;
const listeners = new Set<() => void>();
/** Where the program's clock stood when it was last heard, and the monotonic reading of that moment. */
let heard: { at: number; mark: number } | undefined;
let now = present();
let timer: number | undefined;

/** The program's clock, run on by monotonic time: a window's own clock may be wrong or be changed while clocks run. */
function present(): number {
  return heard === undefined ? Date.now() : heard.at + performance.now() - heard.mark;
}

/** Tells the program's present (RFC 3339), as every view that has clocks carries it. */
export function hearNow(at: string): void {
  const told = new Date(at).getTime();
  if (Number.isNaN(told)) return;
  heard = { at: told, mark: performance.now() };
  now = present();
}

/** The present moment by the program's clock, for a time that a person is about to record. */
export function presentMoment(): Date {
  return new Date(present());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= window.setInterval(() => {
    now = present();
    listeners.forEach((tell) => tell());
  }, SECOND);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}

/** The present moment in ms, rounded down to `step`: the component is drawn again only when that changes. One timer serves the whole window. */
export function useNow(step: number = 15 * SECOND): number {
  return useSyncExternalStore(subscribe, () => {
    if (timer === undefined) now = present();
    return Math.floor(now / step) * step;
  });
}
