import { Link } from 'wouter';
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

/** Where the text went out: one release with a receipt for each channel; and what came after it. */
export function Course({ view, statement }: { view: CaseView; statement: Statement }) {
  const t = useT();
  const names = useNames();
  const successor = view.statements.find((item) => item.statement.id === statement.superseded_by)?.statement;
  const replaced = view.statements.find((item) => item.statement.id === statement.corrects)?.statement;
  const first = statement.releases[0];
  if (first === undefined && statement.withdrawn === null && replaced === undefined && statement.not_before === null) return null;
  return (
    <Panel title={t('statement:releases')} aside={first === undefined ? undefined : t('statement:receipts', { count: statement.releases.length })}>
      <ul className={styles.list} data-testid="releases">
        {replaced !== undefined && (
          <li>
            <Link href={`/case/${view.card.id}/statement/${replaced.id}`}>{t('statement:replaces', { number: replaced.number })}</Link>
          </li>
        )}
        {first === undefined && statement.not_before !== null && (
          <li data-testid="embargo">
            <Chip tone="warn">{t('statement:coverage.not_before')}</Chip> <Time at={statement.not_before} zone={view.zone} />
          </li>
        )}
        {statement.releases.map((release) => (
          <li key={`${release.channel} ${release.released_at}`} data-testid="receipt">
            <b>{release.channel}</b>
            <small>
              <Time at={release.released_at} zone={view.zone} /> · {names.user(release.by)}
            </small>
            {release.link !== null && <small className={styles.words}>{release.link}</small>}
          </li>
        ))}
        {first !== undefined && (
          <li>
            <small className={styles.digest}>SHA-256 {first.digest}</small>
            {first.emergency !== null && <small className={styles.late}>{t('statement:approvals.emergency_pair', { people: first.emergency.map((person) => names.user(person)).join(t('shared:list_comma')) })}</small>}
          </li>
        )}
        {successor !== undefined && (
          <li data-testid="superseded">
            <Chip tone="warn">{t('statement:superseded')}</Chip>
            <Link href={`/case/${view.card.id}/statement/${successor.id}`}>{t('statement:named', { number: successor.number, title: successor.versions.at(-1)?.title ?? '' })}</Link>
          </li>
        )}
        {statement.withdrawn !== null && (
          <li>
            <Chip tone="bad">{t('terms:statement_state.withdrawn')}</Chip>
            <span className={styles.words}>{statement.withdrawn}</span>
          </li>
        )}
      </ul>
    </Panel>
  );
}
