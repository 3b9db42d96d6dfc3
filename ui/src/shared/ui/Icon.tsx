/** Outlines on a 20-px square, drawn for this product; stroke 1.6 px in the colour of the text. */
const PATHS = {
  board: 'M3 4h4v12H3zM8.5 4h4v8h-4zM14 4h3v10h-3z',
  intake: 'M3 11l2-7h10l2 7v5H3zM3 11h4l1 2h4l1-2h4',
  plan: 'M5 3h8l3 3v11H5zM8 9h5M8 12h5',
  statement: 'M3 4h14v9H9l-4 4v-4H3z',
  recovery: 'M10 16S3 12 3 7.5A3.5 3.5 0 0110 6a3.5 3.5 0 017 1.5C17 12 10 16 10 16z',
  contacts: 'M4 4h5l1 1 1-1h5v12h-5l-1 1-1-1H4zM10 5v12',
  analysis: 'M3 17h14M5 14v-4M9 14V6M13 14V9',
  audit: 'M10 3l6 2v5c0 4-3 6-6 7-3-1-6-3-6-7V5zM7.5 10l2 2 3.5-4',
  settings: 'M3 6h8M15 6h2M3 14h2M9 14h8M11 4v4h4V4zM5 12v4h4v-4z',
  search: 'M9 4a5 5 0 100 10A5 5 0 009 4zM13 13l4 4',
  add: 'M10 4v12M4 10h12',
  close: 'M5 5l10 10M15 5L5 15',
  check: 'M4 10l4 4 8-8',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  right: 'M8 5l5 5-5 5',
  down: 'M5 8l5 5 5-5',
  lock: 'M5 9h10v8H5zM7 9V6a3 3 0 016 0v3',
  user: 'M10 4a3 3 0 100 6 3 3 0 000-6zM4 17c0-3 3-5 6-5s6 2 6 5',
  clock: 'M10 3a7 7 0 100 14 7 7 0 000-14zM10 6v4l3 2',
  warning: 'M10 3l8 14H2zM10 8v4M10 14.5v.01',
  error: 'M10 3a7 7 0 100 14 7 7 0 000-14zM10 6v5M10 13.5v.01',
  info: 'M10 3a7 7 0 100 14 7 7 0 000-14zM10 9v5M10 6.5v.01',
  edit: 'M4 16l1-4 8-8 3 3-8 8zM11 6l3 3',
  download: 'M10 3v9M6 8l4 4 4-4M4 16h12',
  print: 'M6 8V3h8v5M6 14H3V8h14v6h-3M6 12h8v5H6z',
  filter: 'M3 5h14l-5 6v5l-4-2v-3z',
  history: 'M4 5v4h4M4 9a6.5 6.5 0 111 5M10 7v4l2.5 1.5',
  sun: 'M10 7a3 3 0 100 6 3 3 0 000-6zM10 2v2M10 16v2M2 10h2M16 10h2M4.5 4.5l1.4 1.4M14.1 14.1l1.4 1.4M4.5 15.5l1.4-1.4M14.1 5.9l1.4-1.4',
  moon: 'M16 12.5A6.5 6.5 0 017.5 4 6.5 6.5 0 1016 12.5z',
  language: 'M10 3a7 7 0 100 14 7 7 0 000-14zM3 10h14M10 3c-5 5-5 9 0 14M10 3c5 5 5 9 0 14',
  pin: 'M7 3h6l-1 5 3 3v1H5v-1l3-3zM10 12v5',
  file: 'M5 3h7l3 3v11H5zM12 3v3h3',
  attach: 'M14 6l-6 6a2 2 0 003 3l6-6a4 4 0 00-6-6L5 9a6 6 0 008 8',
  phone: 'M5 3h3l2 4-2 2c1 2 1 2 3 3l2-2 4 2v3c0 1-1 2-2 2C9 17 3 11 3 5c0-1 1-2 2-2z',
  screen: 'M3 4h14v9H3zM7 17h6M10 13v4',
  leave: 'M9 4H4v12h5M8 10h9M14 7l3 3-3 3',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawn sign beside words; never alone, so it is hidden from screen readers. */
export function Icon({ name, size = 20, className }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 20 20" width={size} height={size} fill="none" stroke="currentColor" strokeWidth={1.6} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
