import { useEffect, useEffectEvent } from 'react';

const MINUTE = 60_000;
const LOOK_EVERY = 5_000;
const INPUT = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Calls `onIdle` once nobody has touched the window for so many minutes, a sleep of the machine included. Not while `minutes` is undefined. */
export function useIdle(minutes: number | undefined, onIdle: () => void): void {
  const idle = useEffectEvent(onIdle);
  useEffect(() => {
    if (minutes === undefined) return;
    // The monotonic clock may stand still while the machine sleeps, the wall clock may be turned back: the longer of the two counts.
    let last = { mark: performance.now(), wall: Date.now() };
    const touch = () => {
      last = { mark: performance.now(), wall: Date.now() };
    };
    const timer = window.setInterval(() => {
      if (Math.max(performance.now() - last.mark, Date.now() - last.wall) < minutes * MINUTE) return;
      touch();
      idle();
    }, LOOK_EVERY);
    INPUT.forEach((event) => window.addEventListener(event, touch, { capture: true, passive: true }));
    return () => {
      window.clearInterval(timer);
      INPUT.forEach((event) => window.removeEventListener(event, touch, { capture: true }));
    };
  }, [minutes]);
}
