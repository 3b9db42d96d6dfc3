import { useT } from '@/shared/i18n';
import { EmptyState, Page } from '@/shared/ui';

/** The board of cases by state (看板). */
export function BoardPage() {
  const t = useT();
  return (
    <Page title={t('board:title')}>
      <EmptyState icon="board" title={t('board:empty.title')}>
        {t('board:empty.next')}
      </EmptyState>
    </Page>
  );
}
