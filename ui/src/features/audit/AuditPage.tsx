import { useT } from '@/shared/i18n';
import { EmptyState, Page } from '@/shared/ui';

/** The journal, its proof and its export (审计). */
export function AuditPage() {
  const t = useT();
  return (
    <Page title={t('audit:title')}>
      <EmptyState icon="audit" title={t('audit:empty.title')}>
        {t('audit:empty.next')}
      </EmptyState>
    </Page>
  );
}
