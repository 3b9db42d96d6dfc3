import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { FindingView } from '@/api/bindings/FindingView';
import type { Lang } from '@/api/bindings/Lang';
import type { Statement } from '@/api/bindings/Statement';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useMe } from '@/api/session';
import { useT } from '@/shared/i18n';
import { Chip, Panel, ReasonDialog } from '@/shared/ui';
import styles from './statement.module.css';

interface FindingsProps {
  view: CaseView;
  statement: Statement;
  findings: readonly FindingView[];
  onGo: (lang: Lang, start: number, end: number) => void;
}

const TONES = { error: 'bad', warning: 'warn', info: undefined } as const;
const ORDER = { error: 0, warning: 1, info: 2 } as const;

/** What the checks found: why it matters, what to write instead, and who answers for it where it may stand. */
export function Findings({ view, statement, findings, onGo }: FindingsProps) {
  const t = useT();
  const names = useNames();
  const me = useMe();
  const { send, pending, error, reset } = useSend(view.card.id);
  const [waiving, setWaiving] = useState<FindingView>();
  const open = findings.filter(({ waiver }) => waiver === null);
  const sorted = findings.toSorted((a, b) => Number(a.waiver !== null) - Number(b.waiver !== null) || ORDER[a.finding.severity] - ORDER[b.finding.severity]);
  const mayWaive = may(view, 'waive_finding') && !statement.versions.some(({ by }) => by === me?.id);
  const count = (severity: keyof typeof ORDER) => open.filter(({ finding }) => finding.severity === severity).length;
  const close = () => {
    reset();
    setWaiving(undefined);
  };
  const waive = async ({ lang, finding }: FindingView, reason: string) => {
    if (await send({ statement: { do: 'waive_finding', statement: statement.id, rule: finding.rule, lang, words: finding.excerpt, reason } })) close();
  };
  return (
    <Panel title={t('statement:checks.title')} aside={t('statement:checks.count', { errors: count('error'), warnings: count('warning') + count('info') })}>
      {findings.length === 0 && <p className={styles.none}>{t('statement:checks.none')}</p>}
      <ul className={styles.findings} data-testid="findings">
        {sorted.map((found, index) => {
          const { lang, finding, waiver, blocking } = found;
          return (
            <li key={`${lang} ${finding.rule} ${finding.start} ${index}`} data-testid="finding" data-rule={finding.rule} data-lang={lang} data-severity={finding.severity} data-waived={waiver !== null}>
              <button type="button" className={styles.findingHead} onClick={() => onGo(lang, finding.start, finding.end)}>
                <Chip tone={waiver === null ? TONES[finding.severity] : undefined}>{waiver === null ? t(`statement:severity.${finding.severity}`) : t('statement:checks.waived')}</Chip> <b>{t(`terms:lint_rule.${finding.rule}`)}</b>{' '}
                <small>{t(`terms:lang.${lang}`)}</small>
              </button>
              {finding.excerpt !== '' && <p className={styles.excerpt}>{t('shared:quoted', { words: finding.excerpt })}</p>}
              {waiver === null ? (
                <>
                  <small>{finding.why}</small>
                  <small>{t('statement:checks.suggest', { suggest: finding.suggest })}</small>
                  {blocking && mayWaive && (
                    <Button size="small" onClick={() => setWaiving(found)} data-testid="finding-waive">
                      {t('statement:checks.waive')}
                    </Button>
                  )}
                </>
              ) : (
                <small>{t('statement:checks.waived_by', { user: names.user(waiver.by), reason: waiver.reason })}</small>
              )}
            </li>
          );
        })}
      </ul>
      {waiving !== undefined && (
        <ReasonDialog
          title={t('statement:checks.waive')}
          label={t('statement:checks.waive_why')}
          ok={t('statement:checks.waive')}
          pending={pending}
          error={error}
          onSend={(reason) => void waive(waiving, reason)}
          onClose={close}
          testId="waive-finding"
        />
      )}
    </Panel>
  );
}
