import type { VerificationView } from '@/api/bindings/VerificationView';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { CopyButton, Icon, Panel, Time } from '@/shared/ui';
import styles from './audit.module.css';

/** What verification found, in plain words: sound or not, every problem with its entry, and the heads to keep elsewhere. */
export function VerificationResult({ found }: { found: VerificationView }) {
  const t = useT();
  const format = useFormat();
  const { verified, entries, erased, problems, heads, views_equal: equal, at } = found;
  return (
    <Panel title={t('audit:result.title')} aside={<Time at={at} show="exact" />}>
      <div className={styles.form} data-testid="verification" data-verified={verified}>
        <p className={verified ? styles.sound : styles.unsound} role="status">
          <Icon name={verified ? 'check' : 'error'} />
          <b>{t(verified ? 'audit:result.sound' : 'audit:result.unsound')}</b>
        </p>
        <ul className={styles.limits}>
          <li>{t('audit:result.entries', { count: entries, number: format.number(entries) })}</li>
          {erased > 0 && <li>{t('audit:result.erased', { count: erased })}</li>}
          {equal !== null && <li data-testid="views-equal">{t(equal ? 'audit:result.views_equal' : 'audit:result.views_differ')}</li>}
        </ul>
        {problems.length > 0 && (
          <ol className={styles.problems} aria-label={t('audit:result.problems')}>
            {problems.map((problem, index) => (
              <li key={index} data-testid="problem" data-kind={problem.kind} data-seq={problem.seq}>
                <b>{problem.seq === null ? t('audit:result.no_entry') : t('audit:result.entry', { seq: problem.seq })}</b>
                <span>{t(`audit:problem.${problem.kind}`, { defaultValue: problem.kind })}</span>
                {problem.entry !== null && <code>{problem.entry}</code>}
              </li>
            ))}
          </ol>
        )}
        {problems.length > 0 && <p>{t('audit:result.what_now')}</p>}
        <h3>{t('audit:result.heads')}</h3>
        <small>{t('audit:result.heads_hint')}</small>
        {heads.map((head) => (
          <div key={head} className={styles.head}>
            <code data-testid="head">{head}</code>
            <CopyButton size="small" text={head} testId="head-copy" />
          </div>
        ))}
      </div>
    </Panel>
  );
}
