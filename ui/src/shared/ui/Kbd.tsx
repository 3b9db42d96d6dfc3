import { keyLabel } from '@/shared/keys/combo';
import styles from './ui.module.css';

/** A key combination as this system writes it: `mod+k` → Ctrl K, or ⌘K on a Mac. */
export function Kbd({ combo }: { combo: string }) {
  return <kbd className={styles.kbd}>{keyLabel(combo)}</kbd>;
}
