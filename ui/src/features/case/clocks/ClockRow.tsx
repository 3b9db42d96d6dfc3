import { Button, Dropdown, Popover } from 'antd';
import type { CaseView } from '@/api/bindings/CaseView';
import type { ClockView } from '@/api/bindings/ClockView';
import type { DutyDue } from '@/api/bindings/DutyDue';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Chip, DueTime, Icon, Time } from '@/shared/ui';
import { warnMs, type ClockIntent } from './intent';
import room from '../room.module.css';
import styles from './clocks.module.css';

/** A clock that runs: what is due, how long is left, by whose rule; stopping and waiving it. */
export function RunningClock({ view, clock: { clock, standing }, onIntent }: { view: CaseView; clock: ClockView; onIntent: (intent: ClockIntent) => void }) {
  const t = useT();
  const say = useBilingual();
  const { due } = clock;
  const waivable = may(view, 'waive_clock', true);
  return (
    <li className={room.item} data-testid="clock" data-duty={due.id} data-standing={standing}>
      <div className={room.line}>
        <span>{say(due.name)}</span>
        {due.due_at !== null && (
          <b className={styles.left}>
            <DueTime due={due.due_at} warnMs={warnMs(due)} />
          </b>
        )}
      </div>
      <div className={styles.under}>
        <small>
          <Kind due={due} /> {due.due_at !== null && <Time at={due.due_at} zone={view.zone} />}
        </small>
        <Why due={due} />
        {may(view, 'meet_clock', true) && (
          <Button type="link" size="small" onClick={() => onIntent({ is: 'meet', clock })} aria-label={t('case:clock.meet_of', { name: say(due.name) })} data-testid="clock-meet">
            {t('case:clock.meet')}
          </Button>
        )}
        {waivable && (
          <Dropdown menu={{ items: [{ key: 'waive', label: t('case:clock.waive'), onClick: () => onIntent({ is: 'waive', clock }) }] }} trigger={['click']} placement="bottomRight">
            <Button type="text" size="small" icon={<Icon name="more" size={16} />} aria-label={t('case:menu_of', { what: say(due.name) })} data-testid="clock-menu" />
          </Dropdown>
        )}
      </div>
    </li>
  );
}

/** A clock that was stopped: in time or late, by what proof; or why it did not apply. */
export function StoppedClock({ view, clock: { clock, standing, late_minutes: late } }: { view: CaseView; clock: ClockView }) {
  const t = useT();
  const say = useBilingual();
  const names = useNames();
  const stop = clock.stop;
  if (stop === null) return null;
  const receipt = stop.is === 'met' ? [stop.receipt.channel, stop.receipt.number, stop.receipt.person, stop.receipt.file].filter(Boolean).join(' · ') : stop.reason;
  return (
    <li className={room.item} data-testid="clock" data-duty={clock.due.id} data-standing={standing}>
      <div className={room.line}>
        <span>{say(clock.due.name)}</span>
        <Why due={clock.due} />
      </div>
      <small>
        <Chip tone={standing === 'met' ? 'ok' : standing === 'met_late' ? 'bad' : undefined}>{standing === 'met_late' ? t('case:clock.met_late', { count: late ?? 0 }) : t(`case:clock.standing.${stop.is}`)}</Chip>{' '}
        <Time at={stop.at} zone={view.zone} /> · {names.user(stop.by)}
      </small>
      <small>{receipt}</small>
    </li>
  );
}

/** By whose rule a clock runs; a duty by law or towards the public is marked. */
function Kind({ due }: { due: DutyDue }) {
  const t = useT();
  const label = t(`terms:duty_kind.${due.kind}`);
  return due.kind === 'legal' || due.kind === 'public' ? <Chip tone={due.kind === 'legal' ? 'accent' : undefined}>{label}</Chip> : label;
}

/** Why the due time is what it is, for anyone who wants to check it. */
function Why({ due }: { due: DutyDue }) {
  const t = useT();
  const say = useBilingual();
  const format = useFormat();
  const content = (
    <dl className={styles.why} data-testid="clock-why-text">
      <dt>{t('case:clock.why.rule')}</dt>
      <dd>{say(due.why.rule)}</dd>
      <dt>{t('case:clock.why.source')}</dt>
      <dd>{say(due.source)}</dd>
      <dt>{t('case:clock.why.start')}</dt>
      <dd>{say(due.why.start)}</dd>
      <dt>{t('case:clock.why.arithmetic')}</dt>
      <dd>{say(due.why.arithmetic)}</dd>
      <dt>{t('case:clock.why.checked')}</dt>
      <dd>{format.date(due.checked_on, 'UTC')}</dd>
      {due.counsel_must_confirm && <dd className={styles.note}>{t('case:clock.why.counsel')}</dd>}
      {due.unconfirmed && <dd className={styles.note}>{t('case:clock.why.unconfirmed')}</dd>}
    </dl>
  );
  return (
    <Popover content={content} title={t('case:clock.why.title')} trigger="click" placement="leftTop">
      <Button type="link" size="small" aria-label={t('case:clock.why.of', { name: say(due.name) })} data-testid="clock-why">
        {t('case:clock.why.short')}
      </Button>
    </Popover>
  );
}
