import type { Strength } from '@/api/bindings/Strength';
import { useT } from '@/shared/i18n';
import styles from './setup.module.css';

const BARS = [1, 2, 3, 4] as const;
const TONE = ['weak', 'weak', 'fair', 'good', 'good'] as const;

/** How hard the passphrase is to guess: bars, a word, and what to do about it. */
export function StrengthMeter({ strength }: { strength: Strength | undefined }) {
  const t = useT();
  if (strength === undefined) return <small>{t('setup:strength.code.empty')}</small>;
  const { score, code } = strength;
  return (
    <div className={`${styles.strength} ${styles[TONE[score] ?? 'good']}`} role="status" data-testid="strength" data-score={score}>
      <span className={styles.bars} aria-hidden="true">
        {BARS.map((bar) => (
          <i key={bar} className={bar <= Math.max(score, 1) ? styles.on : undefined} />
        ))}
      </span>
      <b>{t(`setup:strength.score.${score}`)}</b>
      <small>{t(`setup:strength.code.${code}`, { defaultValue: '' })}</small>
    </div>
  );
}
