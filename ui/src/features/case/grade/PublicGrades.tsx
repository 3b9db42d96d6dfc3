import type { CaseView } from '@/api/bindings/CaseView';
import type { PackView } from '@/api/bindings/PackView';
import type { PublicAssessment } from '@/api/bindings/PublicAssessment';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Chip } from '@/shared/ui';
import room from '../room.module.css';
import styles from './grade.module.css';

/** Public grades (公共分级) beside the company's own: information, since the authority decides. */
export function PublicGrades({ view }: { view: CaseView }) {
  const t = useT();
  if (view.public_grades.length === 0) return null;
  return (
    <section className={styles.public} aria-label={t('case:grade.public.title')} data-testid="public-grades">
      <h3>{t('case:grade.public.title')}</h3>
      <ul className={room.list}>
        {view.public_grades.map((grade) => (
          <Scale key={grade.pack} grade={grade} />
        ))}
      </ul>
      <small>{t('case:grade.public.note')}</small>
    </section>
  );
}

function Scale({ grade }: { grade: PublicAssessment }) {
  const t = useT();
  const say = useBilingual();
  const format = useFormat();
  const named = (level: PublicAssessment['grade']) => (level === null ? t('case:grade.public.below') : t(`case:grade.public.level.${level}`));
  return (
    <li className={room.item} data-testid="public-grade" data-pack={grade.pack} data-grade={grade.grade ?? ''}>
      <div className={room.line}>
        <span>{say(grade.name)}</span>
        <b>{named(grade.grade)}</b>
      </div>
      {grade.possible !== grade.grade && <small>{t('case:grade.public.possible', { grade: named(grade.possible) })}</small>}
      {grade.rules.slice(0, 1).map((rule) => (
        <small key={rule.id}>
          {say(rule.text)} {say(rule.source)}
        </small>
      ))}
      <small>
        {t('case:grade.version', { version: grade.version, date: format.date(grade.checked_on, 'UTC') })} {grade.stale && <Chip tone="warn">{t('case:grade.stale', { date: format.date(grade.review_by, 'UTC') })}</Chip>}
      </small>
    </li>
  );
}

/** By which rules the company grades, and how fresh they are. */
export function PackLine({ pack }: { pack: PackView }) {
  const t = useT();
  const say = useBilingual();
  const format = useFormat();
  return (
    <small data-testid="grade-pack">
      {say(pack.name)} · {t('case:grade.version', { version: pack.version, date: format.date(pack.checked_on, 'UTC') })} {pack.stale && <Chip tone="warn">{t('case:grade.stale', { date: format.date(pack.review_by, 'UTC') })}</Chip>}
    </small>
  );
}
