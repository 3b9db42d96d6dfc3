import { useEffect, useState } from 'react';
import { toAppError } from '@/shared/errors';

const SECOND = 1000;

/** Seconds until the next try is allowed after a `too_soon`, counted down by monotonic time; 0 when there is nothing to wait for. */
export function useWaiting(error: unknown): number {
  const [left, setLeft] = useState({ of: error, seconds: 0 });
  useEffect(() => {
    const seconds = secondsOf(error);
    const start = performance.now();
    const tick = () => setLeft({ of: error, seconds: Math.max(0, Math.ceil(seconds - (performance.now() - start) / SECOND)) });
    tick();
    if (seconds === 0) return;
    const timer = window.setInterval(tick, SECOND / 4);
    return () => window.clearInterval(timer);
  }, [error]);
  return left.of === error ? left.seconds : secondsOf(error);
}

function secondsOf(error: unknown): number {
  if (error === null || error === undefined) return 0;
  const { code, params } = toAppError(error);
  return code === 'too_soon' && typeof params.seconds === 'number' ? params.seconds : 0;
}
