import { useEffect, useState } from 'react';

const QUIET_MS = 200;

/** The value, once it has stood for a moment: nothing is asked at every key that is pressed. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
}
