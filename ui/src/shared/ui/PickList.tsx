import type { ReactNode } from 'react';
import styles from './ui.module.css';

/** Buttons below each other of which one is chosen (`aria-current`); what it is about stands beside the list. */
export function PickList({ className = '', children }: { className?: string; children: ReactNode }) {
  return <div className={`${styles.picks} ${className}`}>{children}</div>;
}
