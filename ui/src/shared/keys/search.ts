import type { Action } from './commands';

/** The actions whose title or words hold every word of `text`, titles that start with it first. */
export function searchActions(actions: readonly Action[], text: string): Action[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const found = actions.filter((action) => {
    if (action.unlisted) return false;
    const hay = fold(`${action.title} ${action.words ?? ''} ${action.id}`);
    return words.every((word) => hay.includes(word));
  });
  const first = words[0];
  if (first === undefined) return found;
  return found.sort((a, b) => Number(fold(b.title).startsWith(first)) - Number(fold(a.title).startsWith(first)));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
