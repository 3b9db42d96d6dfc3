import { useId, type ReactNode } from 'react';
import styles from './ui.module.css';

/**
 * A titled box. `aside` stands at the right of the title; `flush` leaves the padding to the content (lists, tables);
 * `scrolls` says that its height is limited where it stands, so that the keyboard reaches what lies below.
 */
export function Panel({ title, aside, flush = false, scrolls = false, className = '', children }: { title: ReactNode; aside?: ReactNode; flush?: boolean; scrolls?: boolean; className?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={`${styles.panel} ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      </header>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region is reached and scrolled by keyboard */}
      <div className={`${styles.panelBody} ${flush ? styles.flush : ''}`} tabIndex={scrolls ? 0 : undefined}>
        {children}
      </div>
    </section>
  );
}

/** A whole page: title, what stands beside it, actions at the right, and the content that fills the rest. */
export function Page({ title, beside, actions, children }: { title: ReactNode; beside?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <main className={styles.page}>
      <header>
        <h1>{title}</h1>
        {beside}
        {actions !== undefined && <div className={styles.aside}>{actions}</div>}
      </header>
      <div className={styles.pageBody}>{children}</div>
    </main>
  );
}
