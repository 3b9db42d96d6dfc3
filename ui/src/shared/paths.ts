import type { TFunction } from 'i18next';

/** Where a part of a path has its word, by what is edited there; the first that has one. */
const WORDS = {
  directory: (part: string) => [`directory:path.${part}`],
  playbooks: (part: string) => [`playbooks:path.${part}`, `playbooks:field.${part}`, `playbooks:section.${part}`],
};

/**
 * A path as the core gives it, such as `safety.shut_offs[2].place.zh`, in words. Ids stay as they are, and so does what
 * has no word.
 */
export function pathWords(t: TFunction, of: keyof typeof WORDS, path: string): string {
  const parts = path.match(/\[[^\]]*\]|[^.[\]]+/g) ?? [];
  const words = parts.map((part) => (part.startsWith('[') ? part.slice(1, -1) : t(WORDS[of](part), { defaultValue: part })));
  return words.join(t('shared:path_separator'));
}
