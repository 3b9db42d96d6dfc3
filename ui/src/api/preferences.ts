import { useEffect } from 'react';
import { language } from '@/shared/i18n';
import { themeMode } from '@/shared/theme/mode';
import type { Preferences } from './bindings/Preferences';
import { useStandingChange, useStatus } from './session';

/** What this device remembers, and the way to change some of it. */
export function usePreferences() {
  const preferences = useStatus().data?.preferences;
  const { mutate, isPending, error } = useStandingChange<{ preferences: Preferences }>('set_preferences');
  const change = (some: Partial<Preferences>) => {
    if (preferences !== undefined) mutate({ preferences: { ...preferences, ...some } });
  };
  return { preferences, change, pending: isPending, error };
}

/**
 * Keeps the core's memory of language and look in step with what is on screen. What was chosen at this window wins; a window that never chose takes
 * what the core remembers.
 */
export function usePreferencesInStep(): void {
  const { preferences, change } = usePreferences();
  useEffect(() => {
    if (preferences === undefined) return;
    if (preferences.lang !== null && !language.chosen()) language.set(preferences.lang);
    if (!themeMode.chosen()) themeMode.set(preferences.theme);
    const tell = () => {
      const [lang, theme] = [language.get(), themeMode.get()];
      if (lang !== preferences.lang || theme !== preferences.theme) change({ lang, theme });
    };
    tell();
    const stops = [language.subscribe(tell), themeMode.subscribe(tell)];
    return () => stops.forEach((stop) => stop());
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `change` is new at every drawing and says the same
  }, [preferences]);
}
