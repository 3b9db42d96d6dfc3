import type { ReactNode } from 'react';
import styles from './ui.module.css';

/** A short state or count beside something. The tone adds to the words and never replaces them. */
export function Chip({ tone, children }: { tone?: 'ok' | 'warn' | 'bad' | 'accent'; children: ReactNode }) {
  return <span className={`${styles.chip} ${tone === undefined ? '' : styles[tone]}`}>{children}</span>;
}
