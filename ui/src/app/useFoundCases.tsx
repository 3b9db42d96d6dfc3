import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { useSearch } from '@/api/find';
import { useT } from '@/shared/i18n';
import type { Action } from '@/shared/keys';

/** The cases in which something is found, each as a way to it, with the words around what was found. */
export function useFoundCases(text: string): readonly Action[] {
  const t = useT();
  const [, go] = useLocation();
  const found = useSearch(text);
  return useMemo(
    () =>
      found.map(({ card, entries }) => ({
        id: `case.${card.id}`,
        title: `${card.number} · ${card.title ?? t('board:card.erased')}`,
        icon: 'board',
        detail: entries[0]?.excerpt.map(({ text: words, hit }, index) => (hit ? <mark key={index}>{words}</mark> : words)),
        run: () => go(`/case/${card.id}`),
      })),
    [found, go, t],
  );
}
