import { languageTag, type Language } from '@/shared/i18n';

/** What a picture of a statement shows. */
export interface PictureText {
  lang: Language;
  company: string;
  title: string;
  text: string;
  /** Marks what is not released. */
  draft?: string | undefined;
}

const WIDTH = 1080;
const MARGIN = 96;
const SIZES = { small: 28, title: 52, body: 36 };
/** What a line must not begin with: it hangs over the margin instead. */
const CLOSING = /^[，。、；：！？）》」』”’,.;:!?)\]%…]+$/;

/** The text in lines that fit the width, broken between words as the language does. */
export function lines(text: string, lang: Language, fits: (line: string) => boolean): string[] {
  const segmenter = new Intl.Segmenter(languageTag(lang), { granularity: 'word' });
  return text.split('\n').flatMap((paragraph) => {
    const done: string[] = [];
    let line = '';
    for (const { segment } of segmenter.segment(paragraph)) {
      if (line !== '' && !fits(line + segment.trimEnd()) && !CLOSING.test(segment)) {
        done.push(line.trimEnd());
        line = segment.trimStart();
      } else line += segment;
    }
    return [...done, line.trimEnd()];
  });
}

/** Draws the text under the company's name, as PNG in base64. It is for other people's screens, so that it is always black on white. */
export function drawPicture({ lang, company, title, text, draft }: PictureText): string {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  const family = getComputedStyle(document.body).fontFamily;
  const font = (size: number, weight = 400) => `${weight} ${size}px ${family}`;
  const rows: { text: string; font: string; size: number; alpha: number; after: number }[] = [];
  const add = (words: string, size: number, weight: number, alpha: number, after: number) => {
    pen.font = font(size, weight);
    const broken = lines(words, lang, (line) => pen.measureText(line).width <= WIDTH - 2 * MARGIN);
    broken.forEach((line, index) => rows.push({ text: line, font: font(size, weight), size, alpha, after: index === broken.length - 1 ? after : 0 }));
  };
  add(draft === undefined ? company : `${company} · ${draft}`, SIZES.small, 400, 0.65, 40);
  add(title, SIZES.title, 600, 1, 40);
  for (const paragraph of text.split('\n').map((words) => words.trim())) if (paragraph !== '') add(paragraph, SIZES.body, 400, 1, 24);
  const leading = (size: number) => Math.round(size * 1.6);
  canvas.width = WIDTH;
  canvas.height = 2 * MARGIN + rows.reduce((height, { size, after }) => height + leading(size) + after, 0);
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = 'black';
  pen.textBaseline = 'middle';
  let y = MARGIN;
  for (const row of rows) {
    pen.font = row.font;
    pen.globalAlpha = row.alpha;
    pen.fillText(row.text, MARGIN, y + leading(row.size) / 2);
    y += leading(row.size) + row.after;
  }
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}
