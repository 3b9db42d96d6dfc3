import { Button } from 'antd';
import { useState } from 'react';
import type { Assessment } from '@/api/bindings/Assessment';
import type { CaseView } from '@/api/bindings/CaseView';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { useActions } from '@/shared/keys';
import { Chip, GradeTag, Panel, Time, useFactWords } from '@/shared/ui';
import { GradeDetails } from './GradeDetails';
import { OverrideDialog } from './OverrideDialog';
import { PackLine, PublicGrades } from './PublicGrades';
import room from '../room.module.css';
import styles from './grade.module.css';

/** Why the case has its grade: the rules that fired, in words and with their source, and what could change it. */
export function GradePanel({ view }: { view: CaseView }) {
  const t = useT();
  const [overriding, setOverriding] = useState(false);
  const { assessment } = view.grade;
  const mayOverride = may(view, 'override_grade');
  const open = () => setOverriding(true);
  useActions(mayOverride ? [{ id: 'case.grade', title: t('case:grade.override'), icon: 'edit', run: open }] : []);
  return (
    <Panel
      title={view.card.grade === 'none' ? t('case:grade.title_none') : t('case:grade.title', { grade: t(`shared:grade.${view.card.grade}`) })}
      aside={
        mayOverride && (
          <Button size="small" onClick={open} data-testid="grade-override">
            {t('case:grade.override_short')}
          </Button>
        )
      }
    >
      <div className={styles.stack} data-testid="grade-why">
        <ByHand view={view} />
        {assessment === null ? <p className={room.none}>{t('case:grade.no_rules')}</p> : <Rules view={view} assessment={assessment} />}
        <PublicGrades view={view} />
        <GradeDetails view={view} />
        {view.pack !== null && <PackLine pack={view.pack} />}
      </div>
      {overriding && <OverrideDialog caseId={view.card.id} onClose={() => setOverriding(false)} />}
    </Panel>
  );
}

function ByHand({ view }: { view: CaseView }) {
  const t = useT();
  const names = useNames();
  const { by_hand: hand, assessment } = view.grade;
  if (hand === null) return null;
  return (
    <div className={styles.rule} data-testid="grade-by-hand">
      <div className={styles.tags}>
        <GradeTag grade={hand.grade} /> <Chip tone="accent">{t('case:grade.by_hand')}</Chip>
      </div>
      <p>{hand.reason}</p>
      <small>
        {names.user(hand.by)} · <Time at={hand.at} zone={view.zone} />
      </small>
      {assessment !== null && <small>{t('case:grade.rules_say', { grade: t(`shared:grade.${assessment.grade}`) })}</small>}
    </div>
  );
}

/** Where the ledger and the register of affected people say different things, and what holds. */
function Differences({ view, assessment: { differences } }: { view: CaseView; assessment: Assessment }) {
  const t = useT();
  const say = useBilingual();
  const words = useFactWords();
  const { send, pending } = useSend(view.card.id);
  return differences.map(({ fact, ledger, register, held }) => {
    const decl = view.declared.find(({ key }) => key === fact);
    const typed = view.facts.find(({ key, state }) => key === fact && state !== 'retracted');
    const takeOver = (id: string) => void send({ fact: { do: 'revise', fact: id, value: register, claim: typed?.claim ?? '', source: t('case:fact.counted'), confirmed: true } });
    return (
      <p key={fact} className={styles.differs} role="note" data-testid="grade-differs" data-fact={fact}>
        {t('case:grade.differs', { fact: decl === undefined ? fact : say(decl.label), ledger: words(decl, ledger), register: words(decl, register), held: words(decl, held) })}
        {typed !== undefined && may(view, 'record_fact') && (
          <Button type="link" size="small" loading={pending} onClick={() => takeOver(typed.id)} data-testid="differs-take">
            {t('case:grade.take_register', { value: words(decl, register) })}
          </Button>
        )}
      </p>
    );
  });
}

function Rules({ view, assessment }: { view: CaseView; assessment: Assessment }) {
  const t = useT();
  const say = useBilingual();
  const labels = (facts: readonly string[]) =>
    facts.map((fact) => assessment.facts.find((known) => known.fact === fact)).flatMap((used) => (used === undefined ? [] : [say(used.label)])).join(t('shared:list_comma'));
  return (
    <>
      {assessment.rules.length === 0 && <p className={room.none}>{t('case:grade.none_fired')}</p>}
      {assessment.rules.map((rule) => (
        <div key={rule.id} className={styles.rule} data-testid="rule" data-rule={rule.id}>
          <p>{say(rule.text)}</p>
          <small>{say(rule.source)}</small>
          {rule.presumed.length > 0 && <small>{t('case:grade.presumes', { facts: labels(rule.presumed) })}</small>}
          {rule.disputed.length > 0 && <small>{t('case:grade.rests_on_disputed', { facts: labels(rule.disputed) })}</small>}
        </div>
      ))}
      <Differences view={view} assessment={assessment} />
      <dl className={styles.range}>
        <dt>{t('case:grade.proven')}</dt>
        <dd>
          <GradeTag grade={assessment.proven} />
        </dd>
        <dt>{t('case:grade.possible')}</dt>
        <dd>
          <GradeTag grade={assessment.possible} />
        </dd>
      </dl>
    </>
  );
}
