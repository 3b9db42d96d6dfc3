import type { Sheet as SheetData } from '@/api/bindings/Sheet';
import type { SheetMark } from '@/api/bindings/SheetMark';
import { useT } from '@/shared/i18n';
import styles from './report.module.css';

/** One page as it will be printed. */
export function Sheet({ sheet }: { sheet: SheetData }) {
  const t = useT();
  return (
    <svg className={styles.sheet} viewBox={`0 0 ${sheet.width} ${sheet.height}`} role="img" aria-label={t('report:preview.page', { number: sheet.number })} data-testid="sheet">
      <rect width={sheet.width} height={sheet.height} fill="#ffffff" />
      {sheet.marks.map((mark, n) => (
        <Mark key={n} mark={mark} sheet={sheet} />
      ))}
    </svg>
  );
}

function Mark({ mark, sheet }: { mark: SheetMark; sheet: SheetData }) {
  switch (mark.is) {
    case 'words':
      return (
        <text x={mark.x} y={mark.y} fontSize={mark.size} fontWeight={mark.bold ? 700 : 400} fill={mark.colour} textLength={mark.width > 1 ? mark.width : undefined} lengthAdjust="spacingAndGlyphs" xmlSpace="preserve">
          {mark.text}
        </text>
      );
    case 'watermark':
      return (
        <text x={sheet.width / 2} y={sheet.height / 2} fontSize={mark.size} fontWeight={700} fill={mark.colour} textAnchor="middle" dominantBaseline="central" transform={`rotate(-45 ${sheet.width / 2} ${sheet.height / 2})`}>
          {mark.text}
        </text>
      );
    case 'fill':
      return <rect x={mark.x} y={mark.y} width={mark.width} height={mark.height} fill={mark.colour} />;
    case 'rule':
      return <line x1={mark.ends[0]} y1={mark.ends[1]} x2={mark.ends[2]} y2={mark.ends[3]} stroke={mark.colour} strokeWidth={mark.weight} />;
    case 'shape': {
      const [first] = mark.points;
      if (first !== undefined && mark.points.length === 1) return <circle cx={first[0]} cy={first[1]} r={mark.radius} fill={mark.colour} />;
      return <polygon points={mark.points.map((point) => point.join(',')).join(' ')} fill={mark.colour} />;
    }
  }
}
