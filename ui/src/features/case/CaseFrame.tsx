import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { CaseView } from '@/api/bindings/CaseView';
import { useCase } from '@/api/case';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { ErrorNotice } from '@/shared/ui';
import { CaseHead } from './CaseHead';
import styles from './head.module.css';
import { PlanNotice } from './PlanNotice';

/** The rooms of a case page. */
export const CASE_TABS = ['room', 'statements', 'report'] as const;

export type CaseTab = (typeof CASE_TABS)[number];

/** The page of one case: its head, its tabs, and what `children` draws of the present tab. */
export function CaseFrame({ id, tab, children }: { id: string; tab: CaseTab; children: (view: CaseView) => ReactNode }) {
  const t = useT();
  const both = useBilingual();
  const { data: view, error, refetch } = useCase(id);
  if (error !== null && view === undefined) {
    return (
      <main className={styles.page}>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  if (view === undefined) return null;
  return (
    <main className={styles.page} data-testid="case" data-case={view.card.number}>
      <CaseHead view={view}>
        <Tabs view={view} tab={tab} />
      </CaseHead>
      <PlanNotice view={view} />
      {view.foreign !== null && (
        <p className={styles.foreign} role="note" data-testid="foreign">
          {t('case:foreign', { company: both(view.foreign.company), fingerprint: view.foreign.fingerprint.slice(0, 16) })}
        </p>
      )}
      <div className={styles.body}>{children(view)}</div>
    </main>
  );
}

function Tabs({ view, tab }: { view: CaseView; tab: CaseTab }) {
  const t = useT();
  return (
    <nav className={styles.tabs} aria-label={t('case:tab.label')}>
      {CASE_TABS.map((name) => (
        <Link key={name} href={name === 'room' ? `/case/${view.card.id}` : `/case/${view.card.id}/${name}`} aria-current={name === tab ? 'page' : undefined} data-testid={`tab-${name}`}>
          {t(`case:tab.${name}`, { count: view.statements.length })}
        </Link>
      ))}
    </nav>
  );
}
