import type { TFunction } from 'i18next';
import type { Language } from '@/shared/i18n/language';
import { toAppError, type ErrorCode } from './index';

/** An error in the words of the language on screen: what happened and what to do. */
export interface ErrorWords {
  code: ErrorCode;
  title: string;
  next: string;
  trace?: string;
}

const TERMS: Record<string, string> = { from: 'phase', to: 'phase', what: 'what', field: 'field', need: 'need' };

/** Says an error in words; what its values name (roles, states, fields) is said in words too. */
export function errorWords(t: TFunction, error: unknown): ErrorWords {
  const { code, params } = toAppError(error);
  const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, valueWords(t, name, value, params)]));
  return { code, title: t(`errors:${code}.title`, values), next: t(`errors:${code}.next`, values), trace: typeof params.trace === 'string' ? params.trace : undefined };
}

function valueWords(t: TFunction, name: string, value: unknown, params: Readonly<Record<string, unknown>>): unknown {
  if (name === 'roles' && Array.isArray(value)) return value.map((role) => term(t, 'role', String(role))).join(t('shared:list_comma'));
  if (name === 'rules' && Array.isArray(value)) return value.map((rule) => term(t, 'lint_rule', String(rule))).join(t('shared:list_comma'));
  if (name === 'words' && Array.isArray(value)) return value.map((words) => t('shared:quoted', { words: String(words) })).join(t('shared:list_comma'));
  if (Array.isArray(value)) return value.join(t('shared:list_comma'));
  if (name === 'until') return new Intl.DateTimeFormat(t('shared:locale'), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(String(value)));
  if (name === 'state') return term(t, `${String(params.what)}_state`, String(value));
  if (isBilingual(value)) return value[t('shared:locale').startsWith('zh') ? 'zh' : 'en'];
  const group = TERMS[name];
  return group === undefined ? value : term(t, group, String(value));
}

/** A text that the core gives in both languages. */
function isBilingual(value: unknown): value is Record<Language, string> {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}

/** A term's word, or its key where the catalogue has none. */
function term(t: TFunction, group: string, key: string): string {
  return t(`terms:${group}.${key}`, { defaultValue: key });
}
