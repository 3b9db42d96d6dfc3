import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { Fact } from '@/api/bindings/Fact';
import type { Lang } from '@/api/bindings/Lang';
import type { CaseView } from '@/api/bindings/CaseView';
import type { StatementView } from '@/api/bindings/StatementView';
import { may, useCase } from '@/api/case';
import { useMe } from '@/api/session';
import { useT, type Language } from '@/shared/i18n';
import { Chip, EmptyState, ErrorNotice } from '@/shared/ui';
import { Approvals } from './Approvals';
import { Attachments } from './Attachments';
import { chipsOf, cited, markedPlace, marksOf } from './annotate';
import { hindrance } from './approving';
import { Compare } from './Compare';
import { Facts, useFactName, useFactText } from './Facts';
import { Findings } from './Findings';
import { AdvicePanel, CoveragePanel, useGuidance } from './Guidance';
import { HousePanel } from './House';
import { Notes } from './Notes';
import { openPlaces } from './placeholders';
import { toOffset } from './points';
import { Preview } from './Preview';
import { Promises } from './Promises';
import { StatementActions } from './StatementActions';
import { STATE_TONES } from './terms';
import type { Stretch } from './TextEditor';
import { Notice, Texts, type Shown } from './Texts';
import { useExamine } from './useExamine';
import { useSeen } from './useSeen';
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
  const t = useT();
  const { statement } = item;
  const current = currentText(statement);
  const work = useWork(view.card.id, statement);
  const { examined, text } = useExamine(view.card.id, statement, work.work);
  const guidance = useGuidance(view.card.id);
  const me = useMe();
  const lastSeen = useSeen(statement.id, current.number);
  // What the person wrote is nothing new to them.
  const seen = statement.versions.some(({ number, by }) => number > (lastSeen ?? Infinity) && by !== me?.id) ? lastSeen : undefined;
  const name = useFactName(view);
  const factText = useFactText(view);
  const [languagesShown, setLanguages] = useState<Shown>('both');
  const [version, setVersion] = useState<number>();
  const [selected, setSelected] = useState<{ lang: Language; at: Stretch }>();
  const [goTo, setGoTo] = useState<{ lang: Language; at: Stretch }>();
  const [previewing, setPreviewing] = useState(false);
  const old = version === undefined ? undefined : statement.versions.find(({ number }) => number === version);
  const readOnly = statement.state === 'released' || statement.state === 'withdrawn' || !may(view, 'write_statement') || !work.ready;
  const go = (lang: Lang, start: number, end: number) => {
    setVersion(undefined);
    setGoTo({ lang, at: { from: toOffset(work.work[lang], start), to: toOffset(work.work[lang], end) } });
  };
  const cite = (fact: Fact) => {
    const lang = selected?.lang ?? (work.work.zh === '' ? 'en' : 'zh');
    work.change(cited(work.work, lang, selected?.lang === lang ? selected.at : undefined, fact.id, factText(fact)));
  };
  const marks = useMemo(() => ({ zh: marksOf('zh', examined, text, statement), en: marksOf('en', examined, text, statement) }), [examined, text, statement]);
  const chips = useMemo(() => ({ zh: chipsOf('zh', work.work, view, item.changed, name), en: chipsOf('en', work.work, view, item.changed, name) }), [work.work, view, item.changed, name]);
  return (
    <main className={styles.page} data-testid="statement-page" data-state={statement.state}>
      <Head view={view} item={item} work={work.work}>
        <LanguageSwitch value={languagesShown} onChange={setLanguages} />
        <StatementActions view={view} item={item} work={work} present={old === undefined} marked={markedPlace(selected, work.work)} onPreview={() => setPreviewing(true)} />
      </Head>
      {seen !== undefined && version === undefined && (
        <div className={styles.seen} data-testid="changed-since">
          <Notice>{t('statement:versions.since', { number: seen })}</Notice>
          <Button size="small" onClick={() => setVersion(seen)} data-testid="show-changes">
            {t('statement:versions.show_changes')}
          </Button>
        </div>
      )}
      <div className={styles.columns}>
        <div className={styles.sheet}>
          {old === undefined ? (
            <Texts
              work={work}
              current={current}
              shown={languagesShown}
              readOnly={readOnly}
              voids={statement.state === 'in_review' || statement.state === 'approved'}
              marks={marks}
              chips={chips}
              goTo={goTo}
              onSelect={(lang, at) => setSelected({ lang, at })}
            />
          ) : (
            <Compare old={old} current={current} shown={languagesShown} onClose={() => setVersion(undefined)} />
          )}
        </div>
        <div className={styles.stack}>
          <Findings view={view} statement={statement} findings={examined.findings} onGo={go} />
          <Promises view={view} statement={statement} promises={examined.promises} saved={!work.dirty} onGo={go} />
          <Attachments caseId={view.card.id} item={item} files={work.work.files ?? []} readOnly={readOnly || old !== undefined} onChange={(files) => work.change({ files })} />
          <Facts view={view} changed={item.changed} readOnly={readOnly || old !== undefined} onCite={cite} />
        </div>
        <aside className={styles.stack}>
          <Standing item={item} view={view} />
          <Approvals view={view} item={item} />
          <Course view={view} statement={statement} />
          <Notes view={view} statement={statement} onGo={go} />
          {guidance.data !== undefined && <CoveragePanel view={view} guidance={guidance.data} current={statement.id} />}
          {guidance.data !== undefined && <HousePanel view={view} house={guidance.data.house} />}
          {guidance.data !== undefined && <AdvicePanel view={view} guidance={guidance.data} />}
          <Versions view={view} statement={statement} shown={version} onShow={setVersion} />
        </aside>
      </div>
      {previewing && <Preview caseId={view.card.id} statement={statement} saved={!work.dirty} work={work.work} onClose={() => setPreviewing(false)} />}
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
  const raised = state === 'approved' && !item.cleared;
  if (why === undefined && !raised) return null;
  return (
    <div data-testid="statement-standing">
      {raised && <Notice>{t('statement:approvals.raised', { roles: item.missing.map((role) => t(`terms:role.${role}`)).join(t('shared:list_comma')) })}</Notice>}
      {why !== undefined && <Notice>{t(`statement:hindrance.${why}`)}</Notice>}
    </div>
  );
}
