import type { ReactNode } from 'react';
import styles from './ui.module.css';

/** Words for screen readers only. */
export function VisuallyHidden({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <span id={id} className={styles.visuallyHidden}>
      {children}
    </span>
  );
}
