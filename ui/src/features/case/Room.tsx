import type { CaseView } from '@/api/bindings/CaseView';
import { AboutPanel } from './AboutPanel';
import { ClocksPanel } from './clocks/ClocksPanel';
import { FactsPanel } from './facts/FactsPanel';
import { GradePanel } from './grade/GradePanel';
import { LogPanel } from './log/LogPanel';
import { TasksPanel } from './tasks/TasksPanel';
import styles from './room.module.css';

/** The crisis room (指挥室): what is known beside the log, clocks and tasks at the right. */
export function Room({ view }: { view: CaseView }) {
  return (
    <div className={styles.room}>
      <div className={styles.column}>
        <FactsPanel view={view} />
        <GradePanel view={view} />
        <AboutPanel view={view} />
      </div>
      <LogPanel view={view} />
      <div className={styles.column}>
        <ClocksPanel view={view} />
        <TasksPanel view={view} />
      </div>
    </div>
  );
}
