import { Link } from 'wouter';
import { useNames } from '@/api/directory';
import { useSimilarCases } from '@/api/find';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { Chip, GradeTag, Panel } from '@/shared/ui';
import styles from './newcase.module.css';
import { part, type PartProps } from './part';

/** Cases that may be the same matter as the one being entered, or one to learn from. What was typed stays when one of them is opened. */
export const SeenBefore = part(['scenario', 'site', 'title', 'account', 'name', 'contact'], ({ form }: PartProps) => {
  const t = useT();
  const format = useFormat();
  const names = useNames();
  const people = [form.name, form.contact].map((text) => text.trim()).filter((text) => text !== '');
  const similar = useSimilarCases({ scenario: form.scenario, site: form.site, text: `${form.title} ${form.account}`, people });
  if (similar.length === 0) return null;
  return (
    <Panel title={t('newcase:similar.title')} aside={t('newcase:similar.hint')}>
      <ul className={styles.similar} aria-live="polite" data-testid="similar">
        {similar.map(({ card, same }) => (
          <li key={card.id} data-testid="similar-case">
            <Link href={`/case/${card.id}`}>
              {card.number} · {card.title ?? t('newcase:similar.erased')}
            </Link>
            <p>
              <GradeTag grade={card.grade} /> <Chip>{t(`terms:phase.${card.phase}`)}</Chip>{' '}
              <small>
                {card.site === null ? '' : `${names.site(card.site)} · `}
                {format.dateTime(card.reported_at)}
              </small>
            </p>
            <small>{t('newcase:similar.same', { what: same.map((like) => t(`newcase:similar.${like}`)).join(t('shared:list_comma')) })}</small>
          </li>
        ))}
      </ul>
    </Panel>
  );
});
