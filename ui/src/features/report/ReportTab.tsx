import type { CaseView } from '@/api/bindings/CaseView';
import { may } from '@/api/case';
import { useT } from '@/shared/i18n';
import { EmptyState } from '@/shared/ui';
import { ReportStudio } from './ReportStudio';

/** Reports of one case. */
export function ReportTab({ view }: { view: CaseView }) {
  const t = useT();
  const variants = (['redacted', 'full'] as const).filter((variant) => may(view, `export_${variant}`, true));
  if (variants.length === 0) {
    return (
      <EmptyState icon="print" title={t('report:not_allowed.title')}>
        {t('report:not_allowed.next')}
      </EmptyState>
    );
  }
  return <ReportStudio subject={{ case: view.card.id, number: view.card.number }} variants={variants} mayLift={variants.includes('full')} />;
}
