import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import en from './en/terms.json';
import zh from './zh/terms.json';

type Groups = Record<string, Record<string, string>>;

/** The words that log and report use: `key = { zh = "…", en = "…" }` under `[group]`. */
function coreTerms(): [string, string, string, string][] {
  const found: [string, string, string, string][] = [];
  let group = '';
  for (const line of readFileSync('../src-tauri/content/messages/terms.toml', 'utf8').split('\n')) {
    group = /^\[(\w+)\]/.exec(line)?.[1] ?? group;
    const term = /^(\w+) = \{ zh = "(.*?)", en = "(.*?)" \}/.exec(line);
    if (term !== null) found.push([group, term[1]!, term[2]!, term[3]!]);
  }
  return found;
}

it('says the words of the field as log and report do', () => {
  const terms = coreTerms();
  expect(terms.length).toBeGreaterThan(100);
  const [ours, theirs] = [zh as Groups, en as Groups];
  const different = terms.filter(([group, key, inChinese, inEnglish]) => ours[group]?.[key] !== undefined && (ours[group][key] !== inChinese || theirs[group]?.[key] !== inEnglish));
  expect(different).toEqual([]);
});
