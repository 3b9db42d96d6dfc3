import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import type { AdviceAnswers } from '@/api/bindings/AdviceAnswers';
import type { AnswerView } from '@/api/bindings/AnswerView';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Guidance } from '@/api/bindings/Guidance';
import type { Reputation } from '@/api/bindings/Reputation';
import type { Strategy } from '@/api/bindings/Strategy';
import { request } from '@/api/client';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useLanguage, useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Chip, CopyButton, Field, FormDialog, Panel, Time } from '@/shared/ui';
import { CRISIS_TYPES, REPUTATIONS, STRATEGIES } from './terms';
import styles from './statement.module.css';

/** Who has heard what, the adviser and the front line's answers of a case, in the language on screen. */
export function useGuidance(caseId: string) {
  const [lang] = useLanguage();
  return useQuery({ queryKey: ['case', caseId, 'guidance', lang], queryFn: () => request<Guidance>('guidance', { case: caseId, lang }) });
}

/** Which audiences have heard what and when, in the order in which they should. */
export function CoveragePanel({ view, guidance, current }: { view: CaseView; guidance: Guidance; current?: string }) {
  const t = useT();
  const titles = new Map(view.statements.map(({ statement }) => [statement.id, statement]));
  return (
    <Panel title={t('statement:coverage.title')}>
      <ul className={styles.coverage} data-testid="coverage">
        {guidance.coverage.map((row) => {
          const shown = row.live ?? row.pending;
          return (
            <li key={row.audience} data-testid="coverage-row" data-audience={row.audience} data-told={row.first_at !== null}>
              <i aria-hidden="true">{row.first_at === null ? '○' : '✓'}</i>
              <span>
                {shown === null ? t(`terms:audience.${row.audience}`) : <Link href={`/case/${view.card.id}/statement/${shown}`}>{t(`terms:audience.${row.audience}`)}</Link>}
                {row.stage !== null && <small>{t(`terms:stage.${row.stage}`)}</small>}
                {row.before_them.length > 0 && <small className={styles.late}>{t('statement:coverage.out_of_order', { audiences: row.before_them.map((audience) => t(`terms:audience.${audience}`)).join(t('shared:list_comma')) })}</small>}
              </span>
              <small>
                {row.last_at !== null ? (
                  <Time at={row.last_at} zone={view.zone} />
                ) : row.not_before !== null ? (
                  <>
                    {t('statement:coverage.not_before')} <Time at={row.not_before} zone={view.zone} />
                  </>
                ) : row.pending !== null ? (
                  row.pending === current ? t('statement:coverage.this') : t('statement:coverage.number', { number: titles.get(row.pending)?.number ?? 0 })
                ) : (
                  t('statement:not_told')
                )}
              </small>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** What the adviser says, by which rules, and what people decided instead. It never writes or releases by itself. */
export function AdvicePanel({ view, guidance }: { view: CaseView; guidance: Guidance }) {
  const t = useT();
  const names = useNames();
  const [answering, setAnswering] = useState(false);
  const { asked, advice, standing, outdated } = guidance;
  const list = (strategies: readonly Strategy[]) => strategies.map((strategy) => t(`statement:strategy.${strategy}`)).join(t('shared:list_comma'));
  return (
    <Panel title={t('statement:advice.title')} aside={advice.provisional ? <Chip tone="warn">{t('statement:advice.provisional')}</Chip> : undefined}>
      <div className={styles.advice} data-testid="advice" data-cluster={advice.cluster}>
        <p>
          <b>{t(`statement:cluster.${advice.cluster}`)}</b> · {t(`statement:crisis_type.${asked.crisis_type}`)}
        </p>
        <p>{t('statement:advice.first')}</p>
        {advice.strategies.length > 0 && (
          <p>
            {t('statement:advice.then')} <b>{list(advice.strategies)}</b>
            {advice.may_add.length > 0 && ` · ${t('statement:advice.may_add', { strategies: list(advice.may_add) })}`}
          </p>
        )}
        {advice.forbidden.length > 0 && <p className={styles.late}>{t('statement:advice.forbidden', { strategies: list(advice.forbidden) })}</p>}
        {advice.notes.map((note) => (
          <small key={note}>{note}</small>
        ))}
        <small>{t('statement:advice.trace', { rules: advice.trace.join(' → ') })}</small>
        {standing.choice !== null && (
          <p data-testid="strategy-choice">
            <Chip tone={outdated ? 'warn' : 'accent'}>{outdated ? t('statement:advice.outdated') : t('statement:advice.decided')}</Chip> {list(standing.choice.strategies)}
            <small>
              {names.user(standing.choice.by)} · <Time at={standing.choice.at} zone={view.zone} /> · {standing.choice.reason}
            </small>
          </p>
        )}
        {may(view, 'choose_strategy') && (
          <Button size="small" onClick={() => setAnswering(true)} data-testid="advice-answer">
            {t('statement:advice.answer')}
          </Button>
        )}
      </div>
      {answering && <StrategyDialog view={view} guidance={guidance} onClose={() => setAnswering(false)} />}
    </Panel>
  );
}

/** Asks what the ledger can't know, and records a decision that differs from the advice. */
function StrategyDialog({ view, guidance, onClose }: { view: CaseView; guidance: Guidance; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const [answers, setAnswers] = useState<AdviceAnswers>(guidance.standing.answers);
  const [strategies, setStrategies] = useState<Strategy[]>(guidance.standing.choice?.strategies ?? []);
  const [reason, setReason] = useState('');
  const choose = async () => {
    const choice = strategies.length === 0 ? null : { strategies, reason };
    if (await send({ statement: { do: 'set_strategy', answers, choice } })) onClose();
  };
  const yesNo = (key: 'similar_history' | 'cause_known' | 'unfounded') => (
    <Field key={key} label={t(`statement:advice.ask.${key}`)} htmlFor={`${id}-${key}`}>
      <Select
        id={`${id}-${key}`}
        value={answers[key] === true ? 'yes' : answers[key] === false ? 'no' : 'unknown'}
        onChange={(value: string) => setAnswers({ ...answers, [key]: value === 'unknown' ? null : value === 'yes' })}
        options={['unknown', 'yes', 'no'].map((value) => ({ value, label: t(`shared:fact.${value as 'yes'}`) }))}
        data-testid={`advice-${key}`}
      />
    </Field>
  );
  return (
    <FormDialog open title={t('statement:advice.answer')} ok={t('statement:advice.ok')} incomplete={strategies.length > 0 && reason.trim() === ''} pending={pending} error={error} onOk={() => void choose()} onClose={onClose} testId="strategy-dialog">
      <Field label={t('statement:advice.ask.crisis_type')} htmlFor={`${id}-type`}>
        <Select
          id={`${id}-type`}
          value={answers.crisis_type ?? guidance.asked.crisis_type}
          onChange={(value) => setAnswers({ ...answers, crisis_type: value })}
          options={CRISIS_TYPES.map((value) => ({ value, label: t(`statement:crisis_type.${value}`) }))}
          data-testid="advice-type"
        />
      </Field>
      {yesNo('cause_known')}
      {yesNo('similar_history')}
      <Field label={t('statement:advice.ask.prior_reputation')} htmlFor={`${id}-reputation`}>
        <Select
          id={`${id}-reputation`}
          value={answers.prior_reputation ?? 'unknown'}
          onChange={(value: Reputation | 'unknown') => setAnswers({ ...answers, prior_reputation: value === 'unknown' ? null : value })}
          options={[{ value: 'unknown' as const, label: t('shared:fact.unknown') }, ...REPUTATIONS.map((value) => ({ value, label: t(`statement:reputation.${value}`) }))]}
        />
      </Field>
      {yesNo('unfounded')}
      <Field label={t('statement:advice.instead')} optional hint={t('statement:advice.instead_hint')} htmlFor={`${id}-instead`}>
        <Select id={`${id}-instead`} mode="multiple" value={strategies} onChange={setStrategies} options={STRATEGIES.map((value) => ({ value, label: t(`statement:strategy.${value}`) }))} data-testid="strategy-instead" />
      </Field>
      {strategies.length > 0 && (
        <Field label={t('case:reason')} htmlFor={`${id}-reason`}>
          <Input.TextArea id={`${id}-reason`} value={reason} onChange={(event) => setReason(event.target.value)} autoSize={{ minRows: 2 }} data-testid="strategy-reason" />
        </Field>
      )}
    </FormDialog>
  );
}

/** What the front line may answer, and what not; found while a caller is on the line. */
export function AnswersPanel({ answers }: { answers: readonly AnswerView[] }) {
  const t = useT();
  const say = useBilingual();
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const found = answers.filter((answer) => wanted === '' || [answer.question, answer.may_say, answer.not_to_say].some((text) => `${text.zh} ${text.en}`.toLowerCase().includes(wanted)));
  return (
    <Panel title={t('statement:answers.title')} aside={t('statement:answers.count', { count: answers.length })}>
      <Input type="search" allowClear placeholder={t('statement:answers.search')} aria-label={t('statement:answers.search')} value={words} onChange={(event) => setWords(event.target.value)} data-testid="answers-search" />
      <ul className={styles.answers} data-testid="answers">
        {found.map((answer) => (
          <li key={answer.question.zh} data-testid="answer">
            <b>{say(answer.question)}</b>
            <div className={styles.sides}>
              <p>
                <Chip tone="ok">{t('statement:answers.may_say')}</Chip> {say(answer.may_say)} <CopyButton size="small" text={say(answer.may_say)} />
              </p>
              <p>
                <Chip tone="bad">{t('statement:answers.not_to_say')}</Chip> {say(answer.not_to_say)}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={styles.none}>{t('statement:answers.none')}</p>}
    </Panel>
  );
}
