import { useEffect, useState } from 'react';
import type { Strength } from '@/api/bindings/Strength';
import { request } from '@/api/client';

/** The least strength that the core accepts. */
export const LEAST_STRENGTH = 2;

const QUIET_MS = 150;

/** How hard a passphrase is to guess, asked a moment after the last key; undefined until the answer is there. The passphrase is kept nowhere. */
export function useStrength(passphrase: string): Strength | undefined {
  const [answer, setAnswer] = useState<{ of: string; strength: Strength }>();
  useEffect(() => {
    if (passphrase === '') return;
    let gone = false;
    const timer = window.setTimeout(() => {
      request<Strength>('passphrase_strength', { passphrase }).then(
        (strength) => !gone && setAnswer({ of: passphrase, strength }),
        () => undefined,
      );
    }, QUIET_MS);
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [passphrase]);
  return passphrase === '' || answer === undefined ? undefined : answer.strength;
}
