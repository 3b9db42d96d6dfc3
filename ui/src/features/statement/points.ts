/** The core counts places in Unicode code points, the editor in UTF-16 units. */

/** The code point that stands at a UTF-16 offset. */
export function toPoint(text: string, offset: number): number {
  return [...text.slice(0, offset)].length;
}

/** The UTF-16 offset of a code point; the end of the text when there are fewer. */
export function toOffset(text: string, point: number): number {
  let offset = 0;
  for (let seen = 0; seen < point && offset < text.length; seen += 1) offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  return offset;
}
