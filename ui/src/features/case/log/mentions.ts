import type { PersonOption } from '@/api/directory';

/** The name that a person is mentioned by: what stands before the post. */
export function nameOf(label: string): string {
  return label.split(' · ')[0] ?? label;
}

/** The people whom a text mentions as `@name`. Of two names that begin alike the longer one is meant. */
export function mentioned(text: string, people: readonly PersonOption[]): string[] {
  const byLength = [...people].sort((a, b) => nameOf(b.label).length - nameOf(a.label).length);
  const found: string[] = [];
  let rest = text;
  for (const { value, label } of byLength) {
    const mention = `@${nameOf(label)}`;
    if (!rest.includes(mention)) continue;
    found.push(value);
    rest = rest.replaceAll(mention, ' ');
  }
  return found;
}
