/** A run of words that stayed, came or went. */
export interface Change {
  is: 'same' | 'added' | 'removed';
  text: string;
}

/** Words as a reader sees them: Chinese has no spaces, so that the platform's segmenter cuts it. */
function words(text: string, lang: string): string[] {
  return [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)].map(({ segment }) => segment);
}

/** What was changed from one text to the next, word by word. */
export function wordDiff(before: string, after: string, lang: string): Change[] {
  const [old, now] = [words(before, lang), words(after, lang)];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const changes: Change[] = [];
  const push = (is: Change['is'], text: string) => {
    if (text === '') return;
    const last = changes.at(-1);
    if (last?.is === is) last.text += text;
    else changes.push({ is, text });
  };
  push('same', old.slice(0, head).join(''));
  for (const [is, word] of middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail))) push(is, word);
  push('same', old.slice(old.length - tail).join(''));
  return changes;
}

/** The longest common subsequence of what lies between the equal ends. */
function middle(old: string[], now: string[]): [Change['is'], string][] {
  const width = now.length + 1;
  const table = new Uint32Array((old.length + 1) * width);
  const common = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = old[i] === now[j] ? common(i + 1, j + 1) + 1 : Math.max(common(i + 1, j), common(i, j + 1));
    }
  }
  const found: [Change['is'], string][] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [before, after] = [old[i], now[j]];
    if (before === undefined && after === undefined) return found;
    if (before !== undefined && before === after) {
      found.push(['same', before]);
      i += 1;
      j += 1;
    } else if (before !== undefined && (after === undefined || common(i + 1, j) >= common(i, j + 1))) {
      found.push(['removed', before]);
      i += 1;
    } else {
      found.push(['added', after ?? '']);
      j += 1;
    }
  }
}
