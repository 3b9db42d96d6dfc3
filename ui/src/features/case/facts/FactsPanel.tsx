import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { UsedFact } from '@/api/bindings/UsedFact';
import { may } from '@/api/case';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { useActions } from '@/shared/keys';
import { Chip, Icon, Panel, useFactWords } from '@/shared/ui';
import { useFew } from '../few';
import { FactDialog } from './FactDialog';
import { FactRow } from './FactRow';
import type { FactIntent } from './intent';
import { JudgeDialog } from './JudgeDialog';
import { ledger, type OpenFact } from './ledger';
import styles from '../room.module.css';

/** How many open questions are in sight at first: those that could change the grade most. */
const QUESTIONS = 3;

/** What is known and what is not (已知/未知): the ledger of claims, and the questions that bear on the grade. */
export function FactsPanel({ view }: { view: CaseView }) {
  const t = useT();
  const [intent, setIntent] = useState<FactIntent>();
  const { known, unknown, counted, retracted } = ledger(view);
  const [questions, showQuestions] = useFew(unknown, QUESTIONS, 'facts-all');
  const beside = view.declared_beside.filter(({ key }) => !view.facts.some((fact) => fact.key === key && fact.state !== 'retracted'));
  const mayRecord = may(view, 'record_fact');
  useActions(mayRecord ? [{ id: 'case.fact', title: t('case:fact.add'), icon: 'add', keys: 'f', run: () => setIntent({ is: 'record' }) }] : []);
  return (
    <Panel scrolls className={styles.half}
      title={t('case:fact.title')}
      aside={
        mayRecord && (
          <Button size="small" icon={<Icon name="add" size={14} />} onClick={() => setIntent({ is: 'record' })} data-testid="fact-add">
            {t('case:fact.add')}
          </Button>
        )
      }
    >
      {known.length === 0 && <p className={styles.none}>{t('case:fact.none')}</p>}
      <ul className={styles.list}>
        {known.map((fact) => (
          <FactRow key={fact.id} view={view} fact={fact} onIntent={setIntent} />
        ))}
        {counted.map((used) => (
          <CountedRow key={used.fact} view={view} used={used} />
        ))}
        {questions.map((open) => (
          <UnknownRow key={open.decl.key} view={view} open={open} onIntent={setIntent} />
        ))}
      </ul>
      {showQuestions}
      {beside.length > 0 && (
        <details className={styles.more} data-testid="facts-beside">
          <summary>{t('case:fact.beside', { count: beside.length })}</summary>
          <ul className={styles.list}>
            {beside.map((decl) => (
              <UnknownRow key={decl.key} view={view} open={{ decl }} onIntent={setIntent} />
            ))}
          </ul>
        </details>
      )}
      {retracted.length > 0 && (
        <details className={styles.more}>
          <summary>{t('case:fact.retracted', { count: retracted.length })}</summary>
          <ul className={styles.list}>
            {retracted.map((fact) => (
              <FactRow key={fact.id} view={view} fact={fact} onIntent={setIntent} />
            ))}
          </ul>
        </details>
      )}
      {(intent?.is === 'record' || intent?.is === 'revise') && <FactDialog view={view} intent={intent} onClose={() => setIntent(undefined)} />}
      {intent?.is === 'judge' && <JudgeDialog caseId={view.card.id} fact={intent.fact} state={intent.state} onClose={() => setIntent(undefined)} />}
    </Panel>
  );
}

/** A grading fact that the register of affected people gives. */
function CountedRow({ view, used }: { view: CaseView; used: UsedFact }) {
  const t = useT();
  const say = useBilingual();
  const words = useFactWords();
  const value = words(
    view.declared.find(({ key }) => key === used.fact),
    used.value,
  );
  return (
    <li className={styles.item} data-testid="fact-counted" data-key={used.fact}>
      <span>{t('case:fact.valued', { label: say(used.label), value: used.at_least ? `${t('case:grade.at_least')} ${value}` : value })}</span>
      <small>{t('case:fact.counted')}</small>
    </li>
  );
}

/** A question that nobody has answered yet, and why it matters. */
function UnknownRow({ view, open: { decl, said, couldBecome }, onIntent }: { view: CaseView; open: OpenFact; onIntent: (intent: FactIntent) => void }) {
  const t = useT();
  const say = useBilingual();
  const answer = () => onIntent(said === undefined ? { is: 'record', decl } : { is: 'revise', fact: said });
  return (
    <li className={styles.item} data-testid="fact-unknown" data-key={decl.key}>
      <div className={styles.line}>
        <span>{t('case:fact.question', { label: say(decl.label) })}</span>
        {may(view, 'record_fact') && (
          <Button type="link" size="small" onClick={answer} aria-label={t('case:fact.answer_of', { label: say(decl.label) })} data-testid={`fact-answer-${decl.key}`}>
            {t('case:fact.answer')}
          </Button>
        )}
      </div>
      <small>
        <Chip>{t('shared:fact.unknown')}</Chip>{' '}
        {couldBecome !== undefined && <Chip tone={couldBecome === 'major' ? 'bad' : 'warn'}>{t('case:fact.could_become', { grade: t(`shared:grade.${couldBecome}`) })}</Chip>} {say(decl.why)}
      </small>
    </li>
  );
}
