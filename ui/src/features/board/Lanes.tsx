import { useMemo, useState, type CSSProperties } from 'react';
import type { BoardFilter } from '@/api/bindings/BoardFilter';
import type { Lane } from '@/api/bindings/Lane';
import type { LaneBy } from '@/api/bindings/LaneBy';
import type { LaneCount } from '@/api/bindings/LaneCount';
import type { Grade } from '@/api/bindings/Grade';
import type { Phase } from '@/api/bindings/Phase';
import type { Scenario } from '@/api/bindings/Scenario';
import { useNames } from '@/api/directory';
import { useLanes } from '@/api/find';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { ErrorNotice, GradeTag, Icon } from '@/shared/ui';
import styles from './board.module.css';
import { Columns, type ColumnsProps } from './Columns';
import { OPEN } from './places';

interface LanesProps extends Omit<ColumnsProps, 'counts' | 'label'> {
  by: LaneBy;
}

/** The board split into lanes; each can be folded. Lanes without open cases begin folded. */
export function Lanes({ by, filter, ...columns }: LanesProps) {
  const { data, error, refetch } = useLanes(filter, by);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <div className={styles.lanes} data-testid="lanes-board">
      {data?.map((lane) => (
        <LaneRow key={`${by} ${lane.lane.key ?? ''}`} lane={lane} filter={filter} {...columns} />
      ))}
    </div>
  );
}

function LaneRow({ lane, filter, ...columns }: Omit<ColumnsProps, 'counts' | 'label'> & { lane: LaneCount }) {
  const t = useT();
  const format = useFormat();
  const name = useLaneName();
  const counts = useMemo(() => new Map<Phase, number>(lane.counts.map(({ phase, count }) => [phase, count])), [lane.counts]);
  const open = OPEN.reduce((sum, phase) => sum + (counts.get(phase) ?? 0), 0);
  const [unfolded, setUnfolded] = useState(open > 0);
  const narrowed = useMemo<BoardFilter>(() => ({ ...filter, lane: lane.lane }), [filter, lane.lane]);
  const label = name(lane);
  return (
    <section className={styles.lane} style={{ '--fullest': Math.max(1, ...counts.values()) } as CSSProperties} aria-label={label} data-testid="lane" data-lane={lane.lane.key ?? ''}>
      <button type="button" className={styles.laneHead} aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
        <Icon name={unfolded ? 'down' : 'right'} size={14} />
        {lane.lane.by === 'grade' ? <GradeTag grade={gradeOf(lane.lane)} /> : <b>{label}</b>}
        <span>{t('board:open', { count: open, number: format.number(open) })}</span>
      </button>
      {unfolded && <Columns {...columns} filter={narrowed} counts={counts} label={label} />}
    </section>
  );
}

const gradeOf = ({ key }: Lane): Grade => (key ?? 'none') as Grade;

/** A lane in words. */
function useLaneName(): (lane: LaneCount) => string {
  const t = useT();
  const say = useBilingual();
  const names = useNames();
  return ({ lane: { by, key }, region }) => {
    if (key === null) return t(`board:lanes.without_${by}`);
    if (by === 'grade') return t(`shared:grade.${key as Grade}`);
    if (by === 'scenario') return t(`terms:scenario.${key as Scenario}`);
    if (by === 'owner') return names.user(key);
    return region === null ? key : say(region);
  };
}
