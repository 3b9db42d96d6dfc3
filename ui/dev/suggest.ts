import type { Suggestion } from '../src/api/bindings/Suggestion';

const WORDS: [string, Suggestion['scenario']][] = [
  ['不适', 'food_poisoning'],
  ['呕吐', 'food_poisoning'],
  ['投诉', 'complaint_escalation'],
  ['视频', 'media_storm'],
  ['烫', 'customer_injury'],
];

/** A small stand-in for the core's lexicons. */
export function suggest(text: string): Suggestion[] {
  const scenarios = new Set(WORDS.filter(([word]) => text.includes(word)).map(([, scenario]) => scenario));
  return [...scenarios].map((scenario) => ({ scenario, words: WORDS.filter(([word, of]) => of === scenario && text.includes(word)).map(([word]) => word) }));
}
