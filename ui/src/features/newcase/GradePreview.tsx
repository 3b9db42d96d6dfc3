import type { FactDecl } from '@/api/bindings/FactDecl';
import { useAssessment } from '@/api/opening';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { ErrorNotice, GradeTag, Panel } from '@/shared/ui';
import { factsOf } from './form';
import styles from './newcase.module.css';
import { part, type PartProps } from './part';

/** The grade that the case will have, why, and what is still to be asked. */
export const GradePreview = part(['scenario', 'facts'], ({ form, declared }: PartProps & { declared: readonly FactDecl[] }) => {
  const t = useT();
  const say = useBilingual();
  const { data: assessment, error } = useAssessment(declared.length === 0 ? null : form.scenario, factsOf(form, declared));
  const label = (key: string) => {
    const decl = declared.find((fact) => fact.key === key);
    return decl === undefined ? key : say(decl.label);
  };
  return (
    <Panel title={t('newcase:grade.title')} aside={assessment !== undefined && <GradeTag grade={assessment.grade} />}>
      <div className={styles.preview} aria-live="polite" data-testid="grade-preview" data-grade={assessment?.grade}>
        <ErrorNotice error={error} />
        {assessment === undefined && error === null && <p>{t('newcase:grade.choose')}</p>}
        {assessment !== undefined && (
          <>
            {assessment.rules.length === 0 && <p>{t('newcase:grade.no_rule')}</p>}
            {assessment.rules.map(({ id, text, source, presumed }) => (
              <div key={id} className={styles.rule} data-testid="preview-rule">
                <p>{say(text)}</p>
                <small>{say(source)}</small>
                {presumed.length > 0 && <small>{t('newcase:grade.presumes', { facts: presumed.map(label).join(t('shared:list_comma')) })}</small>}
              </div>
            ))}
            <dl className={styles.range}>
              <dt>{t('newcase:grade.proven')}</dt>
              <dd>
                <GradeTag grade={assessment.proven} />
              </dd>
              <dt>{t('newcase:grade.possible')}</dt>
              <dd>
                <GradeTag grade={assessment.possible} />
              </dd>
            </dl>
            {assessment.questions.length > 0 && (
              <>
                <h3>{t('newcase:grade.questions')}</h3>
                <ul className={styles.questions}>
                  {assessment.questions.map(({ fact, label: asked, why, could_become: grade }) => (
                    <li key={fact} data-testid="preview-question">
                      <p>
                        {say(asked)} <GradeTag grade={grade} />
                      </p>
                      <small>{say(why)}</small>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </div>
    </Panel>
  );
});
