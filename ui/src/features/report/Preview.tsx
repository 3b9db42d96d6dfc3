import { Button, Spin } from 'antd';
import { useState } from 'react';
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
  /** Takes the words selected on a page out of the report; absent where nothing is taken out. */
  onRedact: ((words: string) => void) | undefined;
}

/** The pages of the report as they will be printed, a few at a time, with its headings to jump to. */
export function Preview({ preview, waiting, error, first, onFirst, onRetry, onRedact }: Props) {
  const t = useT();
  const [words, setWords] = useState('');
  const redact = () => {
    onRedact?.(words);
    setWords('');
  };
  const look = () => setWords(selectedWords());
  const shown = preview?.sheets.length ?? 0;
  const pages = preview?.pages ?? 0;
  return (
    <Panel
      className={styles.preview}
      title={t('report:preview.title')}
      aside={
        <span className={styles.pager}>
          {onRedact !== undefined && words !== '' && (
            <Button size="small" type="primary" onMouseDown={(event) => event.preventDefault()} onClick={redact} data-testid="redact-selection">
              {t('report:redaction.select')}
            </Button>
          )}
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
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-static-element-interactions -- what scrolls must be reachable by keyboard, and a selection of words acts nowhere else */}
          <div className={styles.sheets} tabIndex={0} onMouseUp={look} onKeyUp={look} data-testid="sheets">
            {preview.sheets.map((sheet) => (
              <Sheet key={sheet.number} sheet={sheet} />
            ))}
          </div>
        </div>
      )}
    </Panel>
  );
}

/** The most that one redaction by hand takes. */
const LONGEST = 120;

/** What is selected, in one line. */
function selectedWords(): string {
  const words = (document.getSelection()?.toString() ?? '').replace(/\s*\n\s*/g, '').trim();
  return words.length <= LONGEST ? words : '';
}
