import { Button } from 'antd';
import { useId } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { LogItem } from '@/api/bindings/LogItem';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useMe } from '@/api/session';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { Chip, Icon, Time, VisuallyHidden } from '@/shared/ui';
import { Files } from '../room/Files';
import styles from './log.module.css';

interface LogLineProps {
  view: CaseView;
  item: LogItem;
  /** Someone has just been led here. */
  marked: boolean;
  /** The line that corrects this one, if it is loaded. */
  correction?: LogItem;
  /** The line that this one corrects, if it is loaded. */
  corrected?: LogItem;
  onShow: (entry: string) => void;
  /** Its details are unfolded. */
  unfolded: boolean;
  onUnfold: (entry: string) => void;
  /** Absent where the person may not write. */
  onCorrect?: (item: LogItem) => void;
}

/** Only what a person wrote can be corrected by a new entry; everything else is changed where it lives. */
const WRITTEN = 'case.logged';

/** One line of the log: when it was recorded, what kind it is, what happened, by whom; and when it happened where that differs. */
export function LogLine({ view, item, marked, correction, corrected, onShow, unfolded, onUnfold, onCorrect }: LogLineProps) {
  const t = useT();
  const tone = styles[item.tone] === undefined ? 'note' : item.tone;
  const replaced = item.corrected_by !== null;
  return (
    <div className={`${styles.entry} ${marked ? styles.marked : ''}`} data-testid="log-line" data-tone={item.tone} data-entry={item.entry}>
      <Time at={item.at} zone={view.zone} show="time" />
      <i className={`${styles.mark} ${styles[tone]}`} aria-hidden="true" />
      <div className={styles.body}>
        <VisuallyHidden>{t(`case:log.tone.${item.tone}`, { defaultValue: item.tone })}</VisuallyHidden>
        <div className={styles.headline}>
          {item.erased ? <span className={styles.erased}>{t('case:log.erased')}</span> : <Words item={item} replaced={replaced} />}
          {item.mentions.length > 0 && <Mentions users={item.mentions} />}
          <Pin view={view} item={item} />
          {onCorrect !== undefined && item.kind === WRITTEN && !replaced && !item.erased && (
            <Button type="link" size="small" className={styles.correct} onClick={() => onCorrect(item)} data-testid="log-correct">
              {t('case:log.correct')}
            </Button>
          )}
        </div>
        <Small item={item} zone={view.zone} unfolded={unfolded} onUnfold={() => onUnfold(item.entry)} />
        {item.files.length > 0 && <Files caseId={view.card.id} files={item.files} />}
        {item.corrected_by !== null && <Jump to={item.corrected_by} label={correctionLabel(correction)} onShow={onShow} />}
        {item.corrects !== null && <Jump to={item.corrects} label={corrected === undefined ? t('case:log.corrects_earlier') : t('case:log.corrects', { text: shorten(corrected.headline) })} onShow={onShow} />}
      </div>
    </div>
  );

  function correctionLabel(by?: LogItem) {
    return by === undefined ? t('case:log.corrected') : t('case:log.corrected_by', { text: shorten(by.headline) });
  }
}

/** Whom the line is meant for; the person at this window is set apart. */
function Mentions({ users }: { users: readonly string[] }) {
  const names = useNames();
  const me = useMe();
  return (
    <span className={styles.mentions}>
      {users.map((user) => (
        <Chip key={user} tone={user === me?.id ? 'accent' : undefined}>
          @{names.user(user)}
        </Chip>
      ))}
    </span>
  );
}

/** Holds a line at the top, or lets it go. */
function Pin({ view, item }: { view: CaseView; item: LogItem }) {
  const t = useT();
  const { send } = useSend(view.card.id);
  if (!may(view, 'write_log', true)) return item.pinned ? <Icon name="pin" size={14} /> : null;
  const label = item.pinned ? t('case:log.unpin') : t('case:log.pin');
  return (
    <Button
      type="text"
      size="small"
      className={item.pinned ? styles.pinned : styles.correct}
      icon={<Icon name="pin" size={14} />}
      aria-label={label}
      title={label}
      aria-pressed={item.pinned}
      onClick={() => void send({ room: { do: 'pin', entry: item.entry, pinned: !item.pinned } })}
      data-testid="log-pin"
    />
  );
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

/** Who, from where, when it happened and the first detail on one line; what does not fit there is folded away until someone looks for it. */
function Small({ item, zone, unfolded, onUnfold }: { item: LogItem; zone: string; unfolded: boolean; onUnfold: () => void }) {
  const t = useT();
  const id = useId();
  const names = useNames();
  const format = useFormat();
  const sameDay = item.occurred_at !== null && format.date(item.occurred_at, zone) === format.date(item.at, zone);
  const write = sameDay ? format.time : format.dateTime;
  const [first, ...more] = item.detail?.split('\n') ?? [];
  const meta = [
    names.user(item.by),
    item.source !== null && item.source !== '' ? t('case:log.source', { source: item.source }) : null,
    item.occurred_at === null ? null : t('case:log.times', { occurred: write(item.occurred_at, zone), recorded: write(item.at, zone) }),
    first,
  ]
    .filter(Boolean)
    .join(' · ');
  if (more.length === 0 && !exceedsLine(meta)) return <small>{meta}</small>;
  return (
    <>
      <div className={styles.meta}>
        <small className={unfolded ? undefined : styles.cut} title={unfolded ? undefined : meta}>
          {meta}
        </small>
        <button type="button" className={styles.unfold} aria-expanded={unfolded} aria-controls={id} aria-label={t('case:log.details_of', { text: shorten(item.headline) })} onClick={onUnfold} data-testid="log-details">
          {t('case:log.details')}
        </button>
      </div>
      <small id={id} className={styles.detail} hidden={!unfolded || more.length === 0}>
        {more.join('\n')}
      </small>
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

/** What one line of small print holds, in half-width letters. */
const LINE = 96;

function exceedsLine(text: string): boolean {
  return [...text].reduce((width, letter) => width + (letter >= '\u2e80' ? 2 : 1), 0) > LINE;
}

const SHORT = 24;

function shorten(text: string): string {
  const letters = [...text];
  return letters.length > SHORT ? `${letters.slice(0, SHORT).join('')}…` : text;
}
