import { useMutation } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Exported } from '@/api/bindings/Exported';
import type { ExportRequest } from '@/api/bindings/ExportRequest';
import type { Lang } from '@/api/bindings/Lang';
import type { ReportVariant } from '@/api/bindings/ReportVariant';
import { may } from '@/api/case';
import { request } from '@/api/client';
import { askPath } from '@/api/files';
import { useLanguage, useT } from '@/shared/i18n';
import { EmptyState, ErrorNotice, Field, Panel } from '@/shared/ui';
import { ExportedPanel } from './ExportedPanel';
import styles from './report.module.css';

/** Exports the case as PDF, and says what proves that it is what the desk wrote. */
export function ReportTab({ view }: { view: CaseView }) {
  const t = useT();
  if (!may(view, 'export_redacted', true) && !may(view, 'export_full', true)) {
    return (
      <EmptyState icon="print" title={t('report:not_allowed.title')}>
        {t('report:not_allowed.next')}
      </EmptyState>
    );
  }
  return <ExportForm view={view} />;
}

function ExportForm({ view }: { view: CaseView }) {
  const t = useT();
  const id = useId();
  const [screen] = useLanguage();
  const [lang, setLang] = useState<Lang>(screen);
  const variants = (['redacted', 'full'] as const).filter((variant) => may(view, `export_${variant}`, true));
  const [variant, setVariant] = useState<ReportVariant>(variants[0] ?? 'redacted');
  const exporting = useMutation({
    mutationFn: async () => {
      const path = await askPath(t('report:file_name', { number: view.card.number, variant: t(`terms:report_variant.${variant}`) }), t('report:pdf'), 'pdf');
      if (path === undefined) return null;
      return request<Exported>('export_report', { request: { case: view.card.id, lang, variant, path } satisfies ExportRequest });
    },
  });
  return (
    <div className={styles.page}>
      <Panel title={t('report:title')}>
        <div className={styles.form}>
          <Field label={t('report:lang')} htmlFor={`${id}-lang`}>
            <Radio.Group id={`${id}-lang`} value={lang} onChange={(event) => setLang(event.target.value as Lang)} options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`terms:lang.${value}`) }))} data-testid="report-lang" />
          </Field>
          <Field label={t('report:variant')} hint={variants.includes('full') ? t(`report:variant_hint.${variant}`) : t('report:variant_hint.only_redacted')} htmlFor={`${id}-variant`}>
            <Radio.Group
              id={`${id}-variant`}
              value={variant}
              onChange={(event) => setVariant(event.target.value as ReportVariant)}
              options={variants.map((value) => ({ value, label: t(`terms:report_variant.${value}`) }))}
              data-testid="report-variant"
            />
          </Field>
          <div>
            <Button type="primary" loading={exporting.isPending} onClick={() => exporting.mutate()} data-testid="report-export">
              {t('report:export')}
            </Button>
          </div>
          <ErrorNotice error={exporting.error} onRetry={() => exporting.mutate()} />
        </div>
      </Panel>
      {exporting.data != null && <ExportedPanel exported={exporting.data} />}
    </div>
  );
}
