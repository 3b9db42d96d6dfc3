import { Button } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { presentMoment, useNow } from '@/shared/ui';
import styles from './room.module.css';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Up to this age a case is gone through by the second, since much happens in its first minutes. */
const YOUNG_MS = 60 * MINUTE;
/** How long a hand must rest before the room is asked for. */
const REST_MS = 150;

interface TimeMachineProps {
  view: CaseView;
  at?: string;
  onAt: (at: string | undefined) => void;
}

/** A slider from the opening of the case to now: the room is shown as it stood at that moment, and nothing can be changed there. */
export function TimeMachine({ view, at, onAt }: TimeMachineProps) {
  const t = useT();
  const id = useId();
  const format = useFormat();
  const opened = Date.parse(view.opened_at);
  const step = presentMoment().getTime() - opened < YOUNG_MS ? SECOND : MINUTE;
  const now = useNow(step);
  const first = Math.ceil(opened / step) * step;
  const last = Math.max(first, now);
  const [hand, setHand] = useState<number>();
  useEffect(() => {
    if (hand === undefined) return;
    const timer = window.setTimeout(() => onAt(hand >= last ? undefined : new Date(hand).toISOString()), REST_MS);
    return () => window.clearTimeout(timer);
    // The present moves on; only the hand decides.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [hand]);
  const back = () => {
    setHand(undefined);
    onAt(undefined);
  };
  const place = hand ?? (at === undefined ? last : Date.parse(at));
  const moment = place >= last ? t('room:time.now') : format.dateTime(place, view.zone);
  return (
    <div className={styles.time} data-testid="time-machine" data-at={at}>
      <label htmlFor={id}>{t('room:time.label')}</label>
      <input id={id} type="range" min={first} max={last} step={step} value={place} disabled={last === first} onChange={(event) => setHand(Number(event.target.value))} aria-valuetext={moment} data-testid="time-slider" />
      {at === undefined ? (
        <span>{moment}</span>
      ) : (
        <Button type="link" size="small" onClick={back} data-testid="time-now">
          {t('room:time.back')}
        </Button>
      )}
    </div>
  );
}

/** Says, for as long as it is so, that the past is on screen. */
export function PastBanner({ view, at, onBack }: { view: CaseView; at: string; onBack: () => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className={styles.past} role="status" data-testid="past">
      <span>{t('room:time.past', { at: format.dateTime(at, view.zone) })}</span>
      <Button size="small" onClick={onBack}>
        {t('room:time.back')}
      </Button>
    </div>
  );
}
