import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import i18next, { type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { useStore } from '@/shared/local';
import { language, languageTag, type Language } from './language';

export { language, languageTag, type Language } from './language';

type Catalogues = Record<Language, Record<string, object>>;

/** Reads src/messages/<language>/<feature>.json; the file's name is the namespace. */
function catalogues(): Catalogues {
  const files = import.meta.glob<object>('../../messages/*/*.json', { eager: true, import: 'default' });
  const found: Catalogues = { zh: {}, en: {} };
  for (const [path, messages] of Object.entries(files)) {
    const [lang, file] = path.split('/').slice(-2) as [Language, string];
    found[lang][file.replace('.json', '')] = messages;
  }
  return found;
}

const resources = catalogues();

function follow(lang: Language): void {
  document.documentElement.lang = languageTag(lang);
  dayjs.locale(lang === 'zh' ? 'zh-cn' : 'en');
}

void i18next.use(initReactI18next).init({
  lng: language.get(),
  resources,
  ns: Object.keys(resources.zh),
  defaultNS: false,
  fallbackLng: false,
  interpolation: { escapeValue: false },
  initAsync: false,
});
follow(language.get());
language.subscribe(() => {
  follow(language.get());
  void i18next.changeLanguage(language.get());
});

/** Translates a full key: `t('board:title')`. Always write the namespace: a test checks that every such key exists. */
export function useT(): TFunction {
  return useTranslation().t;
}

/** The language on screen, and the way to change it without a restart. */
export function useLanguage(): [Language, (next: Language) => void] {
  return [useStore(language), language.set];
}
