/** An open place of a template, as the core writes it: 【待填：…】 or [to fill: …]. */
const OPEN = /【待填[：:][^】\n]*】|\[to fill: [^\]\n]*\]/g;

/** Where a text still has to be filled in. */
export interface OpenPlace {
  from: number;
  to: number;
}

/** The open places of a text in their order, as offsets in UTF-16 units. */
export function openPlaces(text: string): OpenPlace[] {
  return [...text.matchAll(OPEN)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}
