import { Button, Spin } from 'antd';
import type { ReportPreview } from '@/api/bindings/ReportPreview';
import { useT } from '@/shared/i18n';
import { ErrorNotice, Panel } from '@/shared/ui';
import styles from './report.module.css';
import { Sheet } from './Sheet';

interface Props {
  preview: ReportPreview | undefined;
  waiting: boolean;
  error: unknown;
  /** The first page shown, counted from 0. */
  first: number;
  onFirst: (first: number) => void;
  onRetry: () => void;
}

/** The pages of the report as they will be printed, a few at a time, with its headings to jump to. */
export function Preview({ preview, waiting, error, first, onFirst, onRetry }: Props) {
  const t = useT();
  const shown = preview?.sheets.length ?? 0;
  const pages = preview?.pages ?? 0;
  return (
    <Panel
      className={styles.preview}
      title={t('report:preview.title')}
      aside={
        <span className={styles.pager}>
          {waiting && <Spin size="small" />}
          <span data-testid="preview-pages">{t('report:done.pages', { count: pages })}</span>
          <Button size="small" disabled={first === 0} onClick={() => onFirst(Math.max(0, first - shown))} data-testid="preview-before">
            {t('report:preview.before')}
          </Button>
          <Button size="small" disabled={first + shown >= pages} onClick={() => onFirst(first + shown)} data-testid="preview-after">
            {t('report:preview.after')}
          </Button>
        </span>
      }
      flush
    >
      {error != null && <ErrorNotice error={error} onRetry={onRetry} />}
      {preview !== undefined && (
        <div className={styles.pages}>
          <nav className={styles.headings} aria-label={t('report:preview.contents')}>
            {preview.headings
              .filter(({ level }) => level <= 2)
              .map((heading, n) => (
                <button key={n} type="button" className={heading.level === 1 ? styles.section : styles.subsection} onClick={() => onFirst(heading.page - 1)}>
                  <span>{heading.text}</span>
                  <span>{heading.page}</span>
                </button>
              ))}
          </nav>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
          <div className={styles.sheets} tabIndex={0} data-testid="sheets">
            {preview.sheets.map((sheet) => (
              <Sheet key={sheet.number} sheet={sheet} />
            ))}
          </div>
        </div>
      )}
    </Panel>
  );
}
