import { Button } from 'antd';
import { useState } from 'react';
import type { JournalItem } from '@/api/bindings/JournalItem';
import { useNames } from '@/api/directory';
import { useMay } from '@/api/session';
import { useT } from '@/shared/i18n';
import { Chip, EmptyState, ErrorNotice, Panel, Time } from '@/shared/ui';
import styles from './audit.module.css';
import { ErasureDialog } from './ErasureDialog';
import { useJournal, type JournalFilter } from './journal';
import { JournalFilters, type CaseChoice } from './JournalFilters';

/** What was done, by whom and when: every entry, the newest first. */
export function JournalPanel() {
  const t = useT();
  const [filter, setFilter] = useState<JournalFilter>({});
  const [chosen, setChosen] = useState<CaseChoice>();
  const { items, error, refetch, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useJournal(filter);
  const onCase = (next: CaseChoice | undefined) => {
    setChosen(next);
    setFilter((now) => ({ ...now, case: next?.value }));
  };
  return (
    <Panel flush title={t('audit:journal.title')}>
      <JournalFilters filter={filter} onFilter={setFilter} chosenCase={chosen} onCase={onCase} />
      {filter.mentions != null && (
        <p className={styles.following} role="status" data-testid="following">
          <span>{t('audit:journal.following')}</span>
          <Button size="small" onClick={() => setFilter((now) => ({ ...now, mentions: undefined }))}>
            {t('audit:journal.unfollow')}
          </Button>
        </p>
      )}
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {!isPending && error === null && items.length === 0 && (
        <EmptyState icon="audit" title={t('audit:empty.title')}>
          {t('audit:empty.next')}
        </EmptyState>
      )}
      <ol className={styles.entries} aria-label={t('audit:journal.title')} data-testid="journal">
        {items.map((item) => (
          <Entry key={item.seq} item={item} onCase={(value, label) => onCase({ value, label })} onFollow={(mentions) => setFilter({ case: item.case ?? undefined, mentions })} />
        ))}
      </ol>
      {hasNextPage && (
        <div className={styles.more}>
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()} data-testid="journal-more">
            {t('audit:journal.older')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

interface EntryProps {
  item: JournalItem;
  onCase: (id: string, number: string) => void;
  onFollow: (subject: string) => void;
}

function Entry({ item, onCase, onFollow }: EntryProps) {
  const t = useT();
  const names = useNames();
  const may = useMay();
  const [erasing, setErasing] = useState(false);
  const { case: id, number, subject } = item;
  return (
    <li className={styles.entry} data-testid="journal-entry" data-seq={item.seq} data-kind={item.kind}>
      <span className={styles.seq}>{item.seq}</span>
      <div>
        <p>
          {item.headline} {item.erased && <Chip tone="warn">{t('audit:journal.erased')}</Chip>}
        </p>
        <small>
          <Time at={item.at} /> · {names.user(item.actor)}
          {id !== null && number !== null && (
            <>
              {' · '}
              <button type="button" className={styles.link} onClick={() => onCase(id, number)}>
                {number}
              </button>
            </>
          )}
          {' · '}
          <code title={item.hash}>{item.hash.slice(0, 12)}</code>
          {subject !== null && (
            <>
              {' · '}
              <button type="button" className={styles.link} onClick={() => onFollow(subject)} data-testid="follow">
                {t('audit:journal.follow')}
              </button>
            </>
          )}
          {item.erasable && may('erase_content') && (
            <>
              {' · '}
              <button type="button" className={styles.link} onClick={() => setErasing(true)} data-testid="entry-erase">
                {t('audit:journal.erase')}
              </button>
            </>
          )}
        </small>
        {erasing && <ErasureDialog scope={{ entry: item.id }} what={t('audit:erasure.one', { seq: item.seq, headline: item.headline })} onClose={() => setErasing(false)} />}
      </div>
    </li>
  );
}
