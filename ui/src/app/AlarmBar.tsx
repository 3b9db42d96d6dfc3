import { App, Button, Popover } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { AlarmView } from '@/api/bindings/AlarmView';
import { useAlarms } from '@/api/alarms';
import { useNames } from '@/api/directory';
import { sendOnce } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { useActions } from '@/shared/keys';
import { DueTime, GradeTag, Icon } from '@/shared/ui';
import styles from './AlarmBar.module.css';

/** What is to be noticed now, in one quiet line under the strip: the first alarm with its answer, and the way to the others. */
export function AlarmBar({ enabled }: { enabled: boolean }) {
  const t = useT();
  const { data } = useAlarms(enabled);
  const [open, setOpen] = useState(false);
  const acknowledge = useAcknowledge();
  const first = data?.alarms[0];
  useActions(first?.can_acknowledge === true ? [{ id: 'alarm.acknowledge', title: t('app:alarm.acknowledge_first'), icon: 'check', keys: 'mod+shift+a', run: () => acknowledge(first) }] : []);
  if (data === undefined || first === undefined) return null;
  return (
    <section className={styles.bar} role="status" aria-label={t('app:alarm.title')} data-testid="alarms" data-count={data.count}>
      <Icon name="clock" size={16} />
      <Alarm alarm={first} onAcknowledge={acknowledge} />
      {data.count > 1 && (
        <Popover
          open={open}
          onOpenChange={setOpen}
          trigger="click"
          placement="bottomRight"
          title={t('app:alarm.title')}
          content={
            <ul className={styles.list} data-testid="alarm-list">
              {data.alarms.map((alarm) => (
                <li key={alarm.alarm}>
                  <Alarm alarm={alarm} onAcknowledge={acknowledge} />
                </li>
              ))}
            </ul>
          }
        >
          <Button size="small" type="text" data-testid="alarms-all">
            {t('app:alarm.all', { count: data.count })}
          </Button>
        </Popover>
      )}
    </section>
  );
}

function useAcknowledge(): (alarm: AlarmView) => void {
  const t = useT();
  const { message } = App.useApp();
  return (alarm) => {
    // Somebody else may have answered in the same moment; the line goes away by itself then.
    sendOnce(alarm.case, { alarm: { do: 'acknowledge', alarm: alarm.alarm } }).catch(() => void message.info(t('app:alarm.gone')));
  };
}

function Alarm({ alarm, onAcknowledge }: { alarm: AlarmView; onAcknowledge: (alarm: AlarmView) => void }) {
  const t = useT();
  const say = useBilingual();
  const names = useNames();
  const what = alarm.name === null ? t('app:alarm.regraded') : say(alarm.name);
  const to = alarm.to.map((user) => names.user(user)).join(t('shared:list_comma'));
  return (
    <div className={styles.alarm} data-testid="alarm" data-cause={alarm.cause} data-target={alarm.target}>
      <Link href={`/case/${alarm.case}`}>
        <b>{what}</b> {alarm.cause === 'regraded' && <GradeTag grade={alarm.grade} />} {alarm.due_at !== null && <DueTime due={alarm.due_at} />}{' '}
        <small>
          {alarm.number} {alarm.site !== null && names.site(alarm.site)} · {t(`app:alarm.target.${alarm.target}`)}
          {to !== '' && ` · ${to}`}
        </small>
      </Link>
      {alarm.can_acknowledge && (
        <Button size="small" onClick={() => onAcknowledge(alarm)} aria-label={t('app:alarm.acknowledge_of', { what })} data-testid="alarm-acknowledge">
          {t('app:alarm.acknowledge')}
        </Button>
      )}
    </div>
  );
}
