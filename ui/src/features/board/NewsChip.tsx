import type { KindCount } from '@/api/bindings/KindCount';
import { useT } from '@/shared/i18n';
import { Chip } from '@/shared/ui';
import { newsOf } from './news';

/** What others did in a case since the person last looked at it. */
export function NewsChip({ kinds }: { kinds: readonly KindCount[] | undefined }) {
  const t = useT();
  if (kinds === undefined || kinds.length === 0) return null;
  const words = newsOf(kinds).map(({ about, count }) => t(`board:news.${about}`, { count }));
  const total = kinds.reduce((sum, { count }) => sum + count, 0);
  return (
    <span title={t('board:news.since', { what: words.join(t('shared:list_comma')) })} data-testid="news">
      <Chip tone="accent">{t('board:news.chip', { what: words[0] ?? '', more: words.length > 1 ? t('board:news.more') : '', count: total })}</Chip>
    </span>
  );
}
