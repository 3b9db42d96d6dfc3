import { createStore } from '@/shared/local';
import type { ThemeName } from './roles';

/** What the person chose: follow the system, or one look always. */
export type ThemeMode = 'system' | ThemeName;

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

/** The chosen mode, kept on this machine. */
export const themeMode = createStore<ThemeMode>('theme', ['system', 'light', 'dark'], () => 'system');

/** The look that is showing now. */
export function activeTheme(): ThemeName {
  const mode = themeMode.get();
  if (mode !== 'system') return mode;
  return systemDark.matches ? 'dark' : 'light';
}

/** Keeps `data-theme` on the page in step with the choice and with the system. Call once. */
export function applyTheme(): void {
  const apply = () => {
    document.documentElement.dataset.theme = activeTheme();
  };
  apply();
  themeMode.subscribe(apply);
  systemDark.addEventListener('change', apply);
}
