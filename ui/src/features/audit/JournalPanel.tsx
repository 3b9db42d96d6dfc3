import { Button } from 'antd';
import { useState } from 'react';
import type { JournalItem } from '@/api/bindings/JournalItem';
import { useNames } from '@/api/directory';
import { useT } from '@/shared/i18n';
import { Chip, EmptyState, ErrorNotice, Panel, Time } from '@/shared/ui';
import styles from './audit.module.css';
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
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {!isPending && error === null && items.length === 0 && (
        <EmptyState icon="audit" title={t('audit:empty.title')}>
          {t('audit:empty.next')}
        </EmptyState>
      )}
      <ol className={styles.entries} aria-label={t('audit:journal.title')} data-testid="journal">
        {items.map((item) => (
          <Entry key={item.seq} item={item} onCase={(value, label) => onCase({ value, label })} />
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

function Entry({ item, onCase }: { item: JournalItem; onCase: (id: string, number: string) => void }) {
  const t = useT();
  const names = useNames();
  const { case: id, number } = item;
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
        </small>
      </div>
    </li>
  );
}
