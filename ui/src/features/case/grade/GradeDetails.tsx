import type { Assessment } from '@/api/bindings/Assessment';
import type { CaseView } from '@/api/bindings/CaseView';
import type { GradeChange } from '@/api/bindings/GradeChange';
import { useNames } from '@/api/directory';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Chip, GradeTag, Time, useFactWords } from '@/shared/ui';
import room from '../room.module.css';
import styles from './grade.module.css';

/** What lies behind a grade, folded away until someone asks: facts used, open questions, what would change it, and what it was. */
export function GradeDetails({ view }: { view: CaseView }) {
  const t = useT();
  const { assessment, history } = view.grade;
  return (
    <div>
      {assessment !== null && <Behind view={view} assessment={assessment} />}
      {history.length > 0 && (
        <details className={room.more} data-testid="grade-history">
          <summary>{t('case:grade.history', { count: history.length })}</summary>
          <ul className={room.list}>
            {history.toReversed().map((step) => (
              <Step key={step.entry} view={view} step={step} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Behind({ view, assessment: { facts, questions, what_if: whatIf } }: { view: CaseView; assessment: Assessment }) {
  const t = useT();
  const say = useBilingual();
  const words = useFactWords();
  const declared = (key: string) => view.declared.find((decl) => decl.key === key);
  return (
    <>
      {facts.length > 0 && (
        <details className={room.more}>
          <summary>{t('case:grade.facts', { count: facts.length })}</summary>
          <dl className={styles.facts}>
            {facts.map((used) => (
              <div key={used.fact}>
                <dt>{say(used.label)}</dt>
                <dd>
                  {used.at_least && `${t('case:grade.at_least')} `}
                  {words(declared(used.fact), used.value)} {used.presumed && <Chip>{t('case:grade.presumed')}</Chip>} {used.disputed && <Chip tone="warn">{t('terms:fact_state.disputed')}</Chip>}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {questions.length > 0 && (
        <details className={room.more} data-testid="grade-questions">
          <summary>{t('case:grade.questions', { count: questions.length })}</summary>
          <ul className={room.list}>
            {questions.map((question) => (
              <li key={question.fact} className={room.item}>
                <span>{say(question.why)}</span>
                <small>{t('case:fact.could_become', { grade: t(`shared:grade.${question.could_become}`) })}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
      {whatIf.length > 0 && (
        <details className={room.more} data-testid="grade-what-if">
          <summary>{t('case:grade.what_if', { count: whatIf.length })}</summary>
          <ul className={room.list}>
            {whatIf.map(({ fact, label, from, to, grade }) => (
              <li key={`${fact} ${String(to)}`} className={styles.whatIf}>
                <span>{t('case:grade.if', { label: say(label), from: words(declared(fact), from), to: words(declared(fact), to) })}</span>
                <GradeTag grade={grade} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Step({ view, step }: { view: CaseView; step: GradeChange }) {
  const t = useT();
  const names = useNames();
  const byRule = step.rules.length > 0 ? t('case:grade.by_rules', { rules: step.rules.join(t('shared:list_comma')) }) : t('case:grade.by_no_rule');
  return (
    <li className={room.item}>
      <span className={styles.tags}>
        <GradeTag grade={step.grade} /> <Time at={step.at} zone={view.zone} />
      </span>
      <small>
        {names.user(step.by)} · {step.reason ?? byRule}
      </small>
    </li>
  );
}
