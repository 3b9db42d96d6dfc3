import { expect, it } from 'vitest';
import { ERROR_CODES } from '@/shared/errors';

type Tree = { [key: string]: string | Tree };

const catalogues = import.meta.glob<Tree>('./*/*.json', { eager: true, import: 'default' });
const sources = import.meta.glob<string>('../**/*.{ts,tsx}', { eager: true, query: '?raw', import: 'default' });
const PLURAL = /_(zero|one|two|few|many|other)$/;

function leaves(tree: Tree, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const path = `${prefix}${key}`;
    return typeof value === 'string' ? [[path, value]] : leaves(value, `${path}.`);
  });
}

function all(lang: 'zh' | 'en'): [string, string][] {
  return Object.entries(catalogues)
    .filter(([path]) => path.startsWith(`./${lang}/`))
    .flatMap(([path, tree]) => leaves(tree, `${path.split('/').at(-1)!.replace('.json', '')}:`));
}

const keys = (lang: 'zh' | 'en') => new Set(all(lang).map(([key]) => key.replace(PLURAL, '')));

it('has the same keys in both languages', () => expect([...keys('zh')].sort()).toEqual([...keys('en')].sort()));

it('fills in the same values in both languages', () => {
  const values = (lang: 'zh' | 'en') => {
    const found = new Map<string, Set<string>>();
    for (const [key, text] of all(lang)) found.set(key.replace(PLURAL, ''), new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!)));
    return found;
  };
  const en = values('en');
  for (const [key, names] of values('zh')) expect([...names].sort(), key).toEqual([...(en.get(key) ?? [])].sort());
});

it('leaves no text empty', () => expect([...all('zh'), ...all('en')].filter(([, text]) => text.trim() === '')).toEqual([]));

it('holds every key that the code asks for', () => {
  const known = keys('zh');
  const missing = Object.entries(sources)
    .filter(([path]) => !path.includes('.test.'))
    .flatMap(([path, source]) => [...source.matchAll(/\bt\(\s*['"]([^'"]+)['"]/g)].filter(([, key]) => !known.has(key!)).map(([, key]) => `${path}: ${key}`));
  expect(missing).toEqual([]);
});

it('has no key that no code asks for', () => {
  const code = Object.entries(sources).filter(([path]) => !path.includes('.test.')).map(([, source]) => source).join('\n');
  // A key made from parts (`shared:grade.${grade}`) counts for everything below its fixed beginning.
  const beginnings = [...code.matchAll(/`([\w-]+:[\w.-]*)\$\{/g)].map(([, start]) => start!);
  const unused = [...keys('zh')].filter((key) => !code.includes(`'${key}'`) && !beginnings.some((start) => key.startsWith(start)));
  expect(unused).toEqual([]);
});

it('has words for every error code and no others', () => {
  const codes = new Set([...keys('zh')].filter((key) => key.startsWith('errors:')).map((key) => key.slice('errors:'.length).split('.')[0]));
  expect([...codes].sort()).toEqual([...ERROR_CODES].sort());
});
