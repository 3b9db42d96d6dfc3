import type { CaseView } from '@/api/bindings/CaseView';
import { useNames } from '@/api/directory';
import { urgency, useFormat } from '@/shared/format';
import { useLanguage, useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { DueTime, Panel, useNow } from '@/shared/ui';
import { AHEAD_HOURS, coming, hoursOf, placeOf, type Coming } from './hours';
import room from '../room.module.css';
import styles from './room.module.css';

/** The next hours as a strip: every task and clock that falls due, as long as the time that is left. */
export function HoursPanel({ view }: { view: CaseView }) {
  const t = useT();
  const say = useBilingual();
  const names = useNames();
  const format = useFormat();
  const [lang] = useLanguage();
  const now = useNow(60_000);
  const tasks = view.tasks.flatMap((task): Coming[] => (task.state !== 'open' || task.due_at === null ? [] : [{ id: task.id, title: say(task.title), owner: task.owner, due: Date.parse(task.due_at), clock: false }]));
  const clocks = view.clocks.flatMap(({ clock }): Coming[] => (clock.stop !== null || clock.due.due_at === null ? [] : [{ id: clock.id, title: clock.due.name[lang], owner: null, due: Date.parse(clock.due.due_at), clock: true }]));
  const rows = coming([...tasks, ...clocks], now);
  return (
    <Panel title={t('room:hours.title', { hours: AHEAD_HOURS })}>
      {rows.length === 0 && <p className={room.none}>{t('room:hours.none')}</p>}
      {rows.length > 0 && (
        <div className={styles.hours} aria-hidden="true">
          {hoursOf(now).map(({ at, place }) => (
            <span key={at} style={{ insetInlineStart: `${place * 100}%` }}>
              {format.time(at, view.zone).slice(0, 2)}
            </span>
          ))}
        </div>
      )}
      <ul className={room.list}>
        {rows.map((row) => (
          <li key={row.id} className={styles.hour} data-testid="hour" data-clock={row.clock}>
            <div className={room.line}>
              <span>{row.title}</span>
              <DueTime due={new Date(row.due).toISOString()} />
            </div>
            <div className={`${styles.left} ${styles[urgency(row.due, now)] ?? ''}`} style={{ inlineSize: `${(placeOf(row.due, now) ?? 0) * 100}%` }} />
            {!row.clock && <small>{row.owner === null ? t('case:task.unowned') : names.user(row.owner)}</small>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
