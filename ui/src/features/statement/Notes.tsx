import { Button } from 'antd';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Lang } from '@/api/bindings/Lang';
import type { Statement } from '@/api/bindings/Statement';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { Chip, ErrorNotice, Panel, Time } from '@/shared/ui';
import styles from './statement.module.css';

const TONES = { change: 'warn', rejection: 'bad', comment: undefined } as const;

/** What readers noted: changes asked for, rejections, comments; each at its place in the text where it has one. */
export function Notes({ view, statement, onGo }: { view: CaseView; statement: Statement; onGo: (lang: Lang, start: number, end: number) => void }) {
  const t = useT();
  const names = useNames();
  const { send, pending, error } = useSend(view.card.id);
  if (statement.notes.length === 0) return null;
  const sorted = statement.notes.toReversed().toSorted((a, b) => Number(a.settled_by !== null) - Number(b.settled_by !== null));
  return (
    <Panel title={t('statement:notes')}>
      <ErrorNotice error={error} />
      <ul className={styles.list} data-testid="review-notes">
        {sorted.map((note) => (
          <li key={`${note.entry} ${note.at}`} data-testid="review-note" data-kind={note.kind} data-settled={note.settled_by !== null}>
            <Chip tone={note.settled_by === null ? TONES[note.kind] : undefined}>{t(`terms:note_kind.${note.kind}`)}</Chip>
            {note.place !== null && (
              <button type="button" className={styles.excerpt} onClick={() => note.place !== null && onGo(note.place.lang, note.place.start, note.place.end)}>
                {t('shared:quoted', { words: note.place.quote })}
              </button>
            )}
            <span className={styles.words}>{note.note}</span>
            <small>
              {names.user(note.by)} · {t('statement:version', { number: note.version })} · <Time at={note.at} zone={view.zone} />
              {note.settled_by !== null && ` · ${t('statement:settled_by', { user: names.user(note.settled_by) })}`}
            </small>
            {note.settled_by === null && may(view, 'comment_statement') && (
              <Button size="small" loading={pending} onClick={() => void send({ statement: { do: 'settle_note', statement: statement.id, note: note.entry } })} data-testid="note-settle">
                {t('statement:settle')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
