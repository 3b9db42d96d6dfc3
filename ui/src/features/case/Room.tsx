import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import { usePastCase } from '@/api/case';
import { useOpenWall, useRoom } from '@/api/room';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { ErrorNotice, Icon } from '@/shared/ui';
import { AboutPanel } from './AboutPanel';
import { ClocksPanel } from './clocks/ClocksPanel';
import { FactsPanel } from './facts/FactsPanel';
import { GradePanel } from './grade/GradePanel';
import { LogPanel } from './log/LogPanel';
import { PeoplePanel } from './people/PeoplePanel';
import { CallsPanel } from './room/CallsPanel';
import { DecisionsPanel } from './room/DecisionsPanel';
import { HoursPanel } from './room/HoursPanel';
import { MessagePanel } from './room/MessagePanel';
import { SitrepsPanel } from './room/SitrepsPanel';
import { TeamPanel } from './room/TeamPanel';
import { PastBanner } from './room/TimeMachine';
import { TasksPanel } from './tasks/TasksPanel';
import styles from './room.module.css';

/**
 * The crisis room (指挥室): what is known and said at the left, the log in the middle, what is due and who is on duty at the right.
 * `view` is the case as it stands; the time machine in the log shows all of it as it stood.
 */
export function Room({ view: present }: { view: CaseView }) {
  const t = useT();
  const id = present.card.id;
  const [at, setAt] = useState<string>();
  const past = usePastCase(id, at);
  const { data: room, error, refetch } = useRoom(id, at);
  const wall = useOpenWall(id);
  const view = at === undefined ? present : (past.data ?? { ...present, allowed: [] });
  useActions([{ id: 'room.wall', title: t('room:wall.open'), icon: 'screen', keys: 'b', run: () => wall.mutate() }]);
  return (
    <div className={styles.frame}>
      {at !== undefined && <PastBanner view={view} at={at} onBack={() => setAt(undefined)} />}
      <ErrorNotice error={error ?? past.error ?? wall.error} onRetry={() => void refetch()} />
      <div className={styles.room}>
        <div className={styles.column}>
          <FactsPanel view={view} />
          {room !== undefined && <MessagePanel view={view} team={room} />}
          <GradePanel view={view} />
          <PeoplePanel view={view} />
          {room !== undefined && <DecisionsPanel view={view} decisions={room.decisions} />}
          <AboutPanel view={view} />
        </div>
        <LogPanel view={view} at={at} onAt={setAt} />
        <div className={styles.column}>
          <ClocksPanel view={view} />
          <TasksPanel view={view} />
          {room !== undefined && <TeamPanel view={view} team={room} />}
          {room !== undefined && <CallsPanel view={view} calls={room.calls} />}
          <HoursPanel view={view} />
          {room !== undefined && <SitrepsPanel view={view} sitreps={room.sitreps} />}
          <Button icon={<Icon name="screen" size={16} />} loading={wall.isPending} onClick={() => wall.mutate()} data-testid="wall-open">
            {t('room:wall.open')}
          </Button>
        </div>
      </div>
    </div>
  );
}
