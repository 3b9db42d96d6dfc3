import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { DutyDue } from '@/api/bindings/DutyDue';
import { may } from '@/api/case';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { useActions } from '@/shared/keys';
import { Panel } from '@/shared/ui';
import { RunningClock, StoppedClock } from './ClockRow';
import { MeetDialog } from './MeetDialog';
import type { ClockIntent } from './intent';
import { TriggerDialog } from './TriggerDialog';
import { WaiveDialog } from './WaiveDialog';
import room from '../room.module.css';

/** The clocks of a case (时限): those that run, those that wait for what they count from, those that were stopped. */
export function ClocksPanel({ view }: { view: CaseView }) {
  const t = useT();
  const [intent, setIntent] = useState<ClockIntent>();
  const running = view.clocks.filter(({ clock }) => clock.stop === null);
  const stopped = view.clocks.filter(({ clock }) => clock.stop !== null);
  const close = () => setIntent(undefined);
  const mayStart = may(view, 'meet_clock');
  const start = () => setIntent({ is: 'trigger' });
  useActions(mayStart ? [{ id: 'case.clock.start', title: t('case:clock.record_start'), icon: 'clock', run: start }] : []);
  return (
    <Panel scrolls className={room.third}
      title={t('case:clock.title')}
      aside={
        <>
          <span>{t('case:clock.running', { count: running.length })}</span>
          {mayStart && (
            <Button size="small" onClick={start} data-testid="clock-start">
              {t('case:clock.record_start')}
            </Button>
          )}
        </>
      }
    >
      {running.length === 0 && <p className={room.none}>{t('case:clock.none')}</p>}
      <ul className={room.list}>
        {running.map((clock) => (
          <RunningClock key={clock.clock.id} view={view} clock={clock} onIntent={setIntent} />
        ))}
      </ul>
      {view.waiting.length > 0 && (
        <details className={room.more} data-testid="clocks-waiting">
          <summary>{t('case:clock.waiting', { count: view.waiting.length })}</summary>
          <ul className={room.list}>
            {view.waiting.map((due) => (
              <WaitingClock key={due.id} view={view} due={due} onStart={() => setIntent({ is: 'trigger', due })} />
            ))}
          </ul>
        </details>
      )}
      {stopped.length > 0 && (
        <details className={room.more} data-testid="clocks-stopped">
          <summary>{t('case:clock.stopped', { count: stopped.length })}</summary>
          <ul className={room.list}>
            {stopped.map((clock) => (
              <StoppedClock key={clock.clock.id} view={view} clock={clock} />
            ))}
          </ul>
        </details>
      )}
      {intent?.is === 'meet' && <MeetDialog view={view} clock={intent.clock} onClose={close} />}
      {intent?.is === 'waive' && <WaiveDialog view={view} clock={intent.clock} onClose={close} />}
      {intent?.is === 'trigger' && <TriggerDialog view={view} due={intent.due} onClose={close} />}
    </Panel>
  );
}

function WaitingClock({ view, due, onStart }: { view: CaseView; due: DutyDue; onStart: () => void }) {
  const t = useT();
  const say = useBilingual();
  return (
    <li className={room.item}>
      <div className={room.line}>
        <span>{say(due.name)}</span>
        {may(view, 'meet_clock') && (
          <Button type="link" size="small" onClick={onStart} data-testid="clock-trigger">
            {t('case:clock.start')}
          </Button>
        )}
      </div>
      <small>{t('case:clock.waits_for', { trigger: t(`terms:trigger.${due.trigger}`) })}</small>
      <small>{say(due.why.rule)}</small>
    </li>
  );
}
