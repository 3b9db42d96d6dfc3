import { Button } from 'antd';
import type { LogItem } from '@/api/bindings/LogItem';
import { useNames } from '@/api/directory';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { Chip, Time, VisuallyHidden } from '@/shared/ui';
import styles from './log.module.css';

interface LogLineProps {
  item: LogItem;
  zone: string;
  /** Someone has just been led here. */
  marked: boolean;
  /** The line that corrects this one, if it is loaded. */
  correction?: LogItem;
  /** The line that this one corrects, if it is loaded. */
  corrected?: LogItem;
  onShow: (entry: string) => void;
  /** Absent where the person may not write. */
  onCorrect?: (item: LogItem) => void;
}

/** Only what a person wrote can be corrected by a new entry; everything else is changed where it lives. */
const WRITTEN = 'case.logged';

/** One line of the log: when it was recorded, what kind it is, what happened, by whom; and when it happened where that differs. */
export function LogLine({ item, zone, marked, correction, corrected, onShow, onCorrect }: LogLineProps) {
  const t = useT();
  const tone = styles[item.tone] === undefined ? 'note' : item.tone;
  const replaced = item.corrected_by !== null;
  return (
    <div className={`${styles.entry} ${marked ? styles.marked : ''}`} data-testid="log-line" data-tone={item.tone} data-entry={item.entry}>
      <Time at={item.at} zone={zone} show="time" />
      <i className={`${styles.mark} ${styles[tone]}`} aria-hidden="true" />
      <div className={styles.body}>
        <VisuallyHidden>{t(`case:log.tone.${item.tone}`, { defaultValue: item.tone })}</VisuallyHidden>
        <div className={styles.headline}>
          {item.erased ? <span className={styles.erased}>{t('case:log.erased')}</span> : <Words item={item} replaced={replaced} />}
          {onCorrect !== undefined && item.kind === WRITTEN && !replaced && !item.erased && (
            <Button type="link" size="small" className={styles.correct} onClick={() => onCorrect(item)} data-testid="log-correct">
              {t('case:log.correct')}
            </Button>
          )}
        </div>
        <Small item={item} zone={zone} />
        {item.corrected_by !== null && <Jump to={item.corrected_by} label={correctionLabel(correction)} onShow={onShow} />}
        {item.corrects !== null && <Jump to={item.corrects} label={corrected === undefined ? t('case:log.corrects_earlier') : t('case:log.corrects', { text: shorten(corrected.headline) })} onShow={onShow} />}
      </div>
    </div>
  );

  function correctionLabel(by?: LogItem) {
    return by === undefined ? t('case:log.corrected') : t('case:log.corrected_by', { text: shorten(by.headline) });
  }
}

function Words({ item, replaced }: { item: LogItem; replaced: boolean }) {
  const t = useT();
  const Said = replaced ? 's' : item.tone === 'decision' || item.tone === 'grade' ? 'b' : 'span';
  return (
    <span>
      <Said className={styles.said}>{item.headline}</Said> {item.confirmed === false && <Chip tone="warn">{t('case:log.unconfirmed')}</Chip>}
    </span>
  );
}

function Small({ item, zone }: { item: LogItem; zone: string }) {
  const t = useT();
  const names = useNames();
  const format = useFormat();
  const sameDay = item.occurred_at !== null && format.date(item.occurred_at, zone) === format.date(item.at, zone);
  const write = sameDay ? format.time : format.dateTime;
  const brief = item.detail?.includes('\n') === false ? item.detail : null;
  const parts = [
    names.user(item.by),
    brief,
    item.source !== null && item.source !== '' ? t('case:log.source', { source: item.source }) : null,
    item.occurred_at === null ? null : t('case:log.times', { occurred: write(item.occurred_at, zone), recorded: write(item.at, zone) }),
  ];
  return (
    <>
      {item.detail !== null && brief === null && <small className={styles.detail}>{item.detail}</small>}
      <small>{parts.filter(Boolean).join(' · ')}</small>
    </>
  );
}

function Jump({ to, label, onShow }: { to: string; label: string; onShow: (entry: string) => void }) {
  return (
    <button type="button" className={styles.jump} onClick={() => onShow(to)} data-testid="log-jump">
      {label}
    </button>
  );
}

const SHORT = 24;

function shorten(text: string): string {
  const letters = [...text];
  return letters.length > SHORT ? `${letters.slice(0, SHORT).join('')}…` : text;
}
