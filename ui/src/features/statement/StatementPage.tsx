import { Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { CaseView } from '@/api/bindings/CaseView';
import type { StatementView } from '@/api/bindings/StatementView';
import { may, useCase } from '@/api/case';
import { useMe } from '@/api/session';
import { useT } from '@/shared/i18n';
import { Chip, EmptyState, ErrorNotice } from '@/shared/ui';
import { Approvals } from './Approvals';
import { hindrance } from './approving';
import { OldVersion } from './OldVersion';
import { openPlaces } from './placeholders';
import { StatementActions } from './StatementActions';
import { STATE_TONES } from './terms';
import { Notice, Texts, type Shown } from './Texts';
import { useWork } from './useWork';
import { Course, Versions } from './Versions';
import { currentText } from './work';
import styles from './statement.module.css';

/** One statement: its text in both languages, who has to approve it, and everything that became of it. */
export function StatementPage({ caseId, id }: { caseId: string; id: string }) {
  const t = useT();
  const { data: view, error, refetch } = useCase(caseId);
  if (view === undefined) return <main className={styles.page}>{error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}</main>;
  const item = view.statements.find(({ statement }) => statement.id === id);
  if (item === undefined) {
    return (
      <EmptyState icon="statement" title={t('statement:absent.title')} actions={<Link href={`/case/${caseId}/statements`}>{t('statement:absent.back')}</Link>}>
        {view.drafts_withheld ? t('statement:drafts_withheld') : t('statement:absent.next')}
      </EmptyState>
    );
  }
  return <Present key={id} view={view} item={item} />;
}

function Present({ view, item }: { view: CaseView; item: StatementView }) {
  const { statement } = item;
  const current = currentText(statement);
  const work = useWork(view.card.id, statement);
  const [languagesShown, setLanguages] = useState<Shown>('both');
  const [version, setVersion] = useState<number>();
  const old = version === undefined ? undefined : statement.versions.find(({ number }) => number === version);
  const closed = statement.state === 'released' || statement.state === 'withdrawn';
  return (
    <main className={styles.page} data-testid="statement-page" data-state={statement.state}>
      <Head view={view} item={item} work={work.work}>
        <LanguageSwitch value={languagesShown} onChange={setLanguages} />
        <StatementActions view={view} item={item} work={work} present={old === undefined} />
      </Head>
      <div className={styles.columns}>
        <div className={styles.sheet}>
          {old === undefined ? (
            <Texts work={work} current={current} shown={languagesShown} readOnly={closed || !may(view, 'write_statement') || !work.ready} voids={statement.state === 'in_review' || statement.state === 'approved'} />
          ) : (
            <OldVersion old={old} current={current} shown={languagesShown} onClose={() => setVersion(undefined)} />
          )}
        </div>
        <aside className={styles.stack}>
          <Standing item={item} view={view} />
          <Approvals view={view} item={item} />
          <Course view={view} statement={statement} />
          <Versions view={view} statement={statement} shown={version} onShow={setVersion} />
        </aside>
      </div>
    </main>
  );
}

function Head({ view, item: { statement }, work, children }: { view: CaseView; item: StatementView; work: { title: string; zh: string; en: string }; children: React.ReactNode }) {
  const t = useT();
  const open = openPlaces(work.zh).length + openPlaces(work.en).length;
  return (
    <header className={styles.head}>
      <Chip>{t(`terms:stage.${statement.stage}`)}</Chip>
      <h1>{work.title}</h1>
      <Chip tone={STATE_TONES[statement.state]}>{t(`terms:statement_state.${statement.state}`)}</Chip>
      {open > 0 && <Chip tone="warn">{t('statement:open_places', { count: open })}</Chip>}
      <small>
        <Link href={`/case/${view.card.id}/statements`} data-testid="statement-back">
          {view.card.number}
        </Link>{' '}
        · {t('statement:beside', { number: statement.number, audience: t(`terms:audience.${statement.audience}`), version: currentText(statement).number })}
      </small>
      {children}
    </header>
  );
}

function LanguageSwitch({ value, onChange }: { value: Shown; onChange: (shown: Shown) => void }) {
  const t = useT();
  return (
    <Segmented
      size="small"
      aria-label={t('statement:languages.label')}
      value={value}
      onChange={onChange}
      options={[
        { value: 'both', label: t('statement:languages.both') },
        { value: 'zh', label: t('terms:lang.zh') },
        { value: 'en', label: t('terms:lang.en') },
      ]}
      data-testid="statement-languages"
    />
  );
}

/** Why the next step is not there for this person, in plain words. */
function Standing({ view, item }: { view: CaseView; item: StatementView }) {
  const t = useT();
  const me = useMe();
  const why = may(view, 'review_statement') ? hindrance(item, me) : undefined;
  const { state } = item.statement;
  const raised = state === 'approved' && item.missing.length > 0;
  if (why === undefined && !raised) return null;
  return (
    <div data-testid="statement-standing">
      {raised && <Notice>{t('statement:approvals.raised', { roles: item.missing.map((role) => t(`terms:role.${role}`)).join(t('shared:list_comma')) })}</Notice>}
      {why !== undefined && <Notice>{t(`statement:hindrance.${why}`)}</Notice>}
    </div>
  );
}
