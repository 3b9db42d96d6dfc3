import { createStore } from '@/shared/local';

/** A language the product speaks, spelled as in the bindings (`Lang`). */
export type Language = 'zh' | 'en';

/** The chosen language, kept on this machine; at the first start, that of the system. */
export const language = createStore<Language>('language', ['zh', 'en'], () => (navigator.language.startsWith('en') ? 'en' : 'zh'));

/** The tag for `lang` attributes and for Intl. */
export function languageTag(lang: Language): 'zh-CN' | 'en' {
  return lang === 'zh' ? 'zh-CN' : 'en';
}
