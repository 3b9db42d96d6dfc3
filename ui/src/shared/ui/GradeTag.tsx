import { useT } from '@/shared/i18n';
import styles from './ui.module.css';

/** The company's own scale, spelled as in the bindings. */
export type Grade = 'none' | 'general' | 'serious' | 'major';

const SHAPES: Record<Grade, string> = { none: '○', general: '●', serious: '▲', major: '■' };

/** A grade as shape, word and colour: each alone is enough to tell it. */
export function GradeTag({ grade }: { grade: Grade }) {
  const t = useT();
  return (
    <span className={`${styles.grade} ${styles[grade]}`} data-grade={grade}>
      <i aria-hidden="true">{SHAPES[grade]}</i>
      {t(`shared:grade.${grade}`)}
    </span>
  );
}
