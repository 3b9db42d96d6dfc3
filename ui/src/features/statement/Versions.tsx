import type { CaseView } from '@/api/bindings/CaseView';
import type { Statement } from '@/api/bindings/Statement';
import { useNames } from '@/api/directory';
import { useT } from '@/shared/i18n';
import { Chip, Panel, Time } from '@/shared/ui';
import styles from './statement.module.css';

interface VersionsProps {
  view: CaseView;
  statement: Statement;
  /** The old version that is shown; the present text otherwise. */
  shown: number | undefined;
  onShow: (version: number | undefined) => void;
}

/** Every version of the text, the newest first; any can be read again. */
export function Versions({ view, statement, shown, onShow }: VersionsProps) {
  const t = useT();
  const names = useNames();
  const newest = statement.versions.length;
  return (
    <Panel title={t('statement:versions.title')} aside={t('statement:versions.count', { count: newest })}>
      <ol className={styles.versions} data-testid="versions">
        {statement.versions.toReversed().map(({ number, by, at }, index) => {
          const isShown = index === 0 ? shown === undefined : shown === number;
          return (
            <li key={number}>
              <button type="button" aria-current={isShown ? 'true' : undefined} onClick={() => onShow(index === 0 ? undefined : number)} data-testid={`version-${number}`}>
                {t('statement:version', { number })} {index === 0 && <Chip>{t('statement:versions.present')}</Chip>}
                <small>
                  {names.user(by)} · <Time at={at} zone={view.zone} />
                </small>
              </button>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

/** What reviewers asked for, and where the text went out. */
export function Course({ view, statement }: { view: CaseView; statement: Statement }) {
  const t = useT();
  const names = useNames();
  return (
    <>
      {statement.notes.length > 0 && (
        <Panel title={t('statement:notes')}>
          <ul className={styles.list} data-testid="review-notes">
            {statement.notes.toReversed().map((note) => (
              <li key={note.at}>
                <span className={styles.words}>{note.note}</span>
                <small>
                  {names.user(note.by)} · {t('statement:version', { number: note.version })} · <Time at={note.at} zone={view.zone} />
                </small>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {(statement.releases.length > 0 || statement.withdrawn !== null) && (
        <Panel title={t('statement:releases')}>
          <ul className={styles.list} data-testid="releases">
            {statement.releases.map((release) => (
              <li key={`${release.channel} ${release.released_at}`}>
                <b>{release.channel}</b>
                <small>
                  <Time at={release.released_at} zone={view.zone} /> · {names.user(release.by)}
                </small>
                {release.link !== null && <small className={styles.words}>{release.link}</small>}
              </li>
            ))}
            {statement.withdrawn !== null && (
              <li>
                <Chip tone="bad">{t('terms:statement_state.withdrawn')}</Chip>
                <span className={styles.words}>{statement.withdrawn}</span>
              </li>
            )}
          </ul>
        </Panel>
      )}
    </>
  );
}
