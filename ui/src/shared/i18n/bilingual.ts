import { useCallback } from 'react';
import { useLanguage } from './index';

/** Picks the language on screen out of a text that the core keeps in both. */
export function useBilingual(): (text: { zh: string; en: string }) => string {
  const [lang] = useLanguage();
  return useCallback((text) => text[lang], [lang]);
}
