import type { CaseView } from '@/api/bindings/CaseView';
import type { StatementView } from '@/api/bindings/StatementView';
import { useNames } from '@/api/directory';
import { useT } from '@/shared/i18n';
import { Chip, Panel, Time } from '@/shared/ui';
import { currentText } from './work';
import styles from './statement.module.css';

/** Who has to approve this text at the grade in force, who has, and whose approval an edit or a rejection made void. */
export function Approvals({ view, item: { statement, required, missing } }: { view: CaseView; item: StatementView }) {
  const t = useT();
  const names = useNames();
  const text = currentText(statement);
  const valid = statement.approvals.filter(({ voided_at: voided, digest }) => voided === null && digest === text.digest);
  const past = statement.approvals.filter((approval) => !valid.includes(approval));
  return (
    <Panel title={t('statement:approvals.title', { grade: t(`shared:grade.${view.card.grade}`) })} aside={t('statement:approvals.count', { given: required.length - missing.length, all: required.length })}>
      <ul className={styles.approvals} data-testid="approvals">
        {required.map((role) => {
          const given = valid.find((approval) => approval.role === role);
          return (
            <li key={role} data-testid="approval" data-role={role} data-given={given !== undefined}>
              <i aria-hidden="true">{given === undefined ? '○' : '✓'}</i>
              <div>
                {t(`terms:role.${role}`)} {given !== undefined && <b>{names.user(given.by)}</b>}
                {given !== undefined && (
                  <small>
                    {t('statement:version', { number: given.version })} · <Time at={given.at} zone={view.zone} />
                  </small>
                )}
              </div>
              <small>{given === undefined ? t('statement:approvals.pending') : t('statement:approvals.given')}</small>
            </li>
          );
        })}
        {past.map((approval) => (
          <li key={`${approval.by} ${approval.at}`} data-testid="approval-void">
            <i aria-hidden="true">✕</i>
            <div>
              <s>
                {t(`terms:role.${approval.role}`)} {names.user(approval.by)}
              </s>
              <small>
                {t('statement:version', { number: approval.version })} · <Time at={approval.at} zone={view.zone} />
              </small>
            </div>
            <Chip tone="warn">{t('statement:approvals.void')}</Chip>
          </li>
        ))}
      </ul>
      {past.length > 0 && <small className={styles.voidNotice}>{t('statement:approvals.void_why')}</small>}
    </Panel>
  );
}
