import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';
import styles from './ui.module.css';

/** What an empty screen says: what will stand here, and the next step towards it. */
export function EmptyState({ icon, title, children, actions }: { icon: IconName; title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <Icon name={icon} size={32} />
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
