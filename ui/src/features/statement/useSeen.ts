import { useEffect } from 'react';
import { useDraft } from '@/api/drafts';

/** The version that this person last looked at before now; the present one counts as looked at when the page is left. */
export function useSeen(statement: string, present: number): number | undefined {
  const seen = useDraft<number | null>(`statement.seen.${statement}`, null);
  const { set, ready } = seen;
  const known = ready ? (seen.value ?? undefined) : undefined;
  useEffect(() => {
    if (!ready) return undefined;
    return () => set(present);
  }, [ready, set, present]);
  return known === undefined || known >= present ? undefined : known;
}
