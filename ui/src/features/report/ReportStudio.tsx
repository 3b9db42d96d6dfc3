import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import type { Exported } from '@/api/bindings/Exported';
import type { ExportRequest } from '@/api/bindings/ExportRequest';
import type { ReportPreview } from '@/api/bindings/ReportPreview';
import type { ReportVariant } from '@/api/bindings/ReportVariant';
import { request } from '@/api/client';
import { useDraft } from '@/api/drafts';
import { askPath } from '@/api/files';
import { useProgress } from '@/api/record';
import { useLanguage, useT } from '@/shared/i18n';
import { ErrorNotice, Panel } from '@/shared/ui';
import { ExportedPanel } from './ExportedPanel';
import { Preview } from './Preview';
import { Redactions } from './Redactions';
import styles from './report.module.css';
import { requestOf, type Choice, type Look, type Signing, type Subject } from './report';
import { ReportForm } from './ReportForm';

interface Props {
  subject: Subject;
  variants: readonly ReportVariant[];
  /** Whether the person may let personal data stand in a redacted report. */
  mayLift: boolean;
}

/** Chooses a report, shows it as it will be, and writes it to a file. */
export function ReportStudio({ subject, variants, mayLift }: Props) {
  const t = useT();
  const [screen] = useLanguage();
  const look = useDraft<Look>('report.look', { classification: '', letterhead: '' });
  const [choice, setChoice] = useState<Choice>({
    kind: 'case' in subject ? 'incident' : 'period_audit',
    lang: screen,
    variant: variants[0] ?? 'redacted',
    draft: false,
    added: [],
    lifted: [],
  });
  const [first, setFirst] = useState(0);
  const [signing, setSigning] = useState<Signing>();
  const [selected, setSelected] = useState<string>();
  const report = requestOf(subject, choice, look.value);
  const topic = 'case' in subject ? ['case', subject.case] : ['board'];
  const preview = useQuery({
    queryKey: [...topic, 'report', report, first],
    queryFn: () => request<ReportPreview>('report_preview', { request: report, first }),
    placeholderData: keepPreviousData,
  });
  const exporting = useMutation({
    mutationFn: async () => {
      const name = 'case' in subject ? subject.number : `${subject.period.from}–${subject.period.to}`;
      const path = await askPath(t('report:file_name', { number: name, kind: t(`terms:report_kind.${choice.kind}`), variant: t(`terms:report_variant.${choice.variant}`) }), t('report:pdf'), 'pdf');
      if (path === undefined) return null;
      return request<Exported>('export_report', { request: { report, path, ...(signing === undefined ? {} : { certificate: signing }) } satisfies ExportRequest });
    },
  });
  const percent = useProgress(exporting.isPending);
  const change = (next: Partial<Choice>) => {
    setChoice((now) => ({ ...now, ...next }));
    setFirst(0);
  };
  return (
    <div className={styles.studio}>
      <div className={styles.side}>
        <Panel
          title={t('report:title')}
          aside={
            <Button type="primary" loading={exporting.isPending} onClick={() => exporting.mutate()} data-testid="report-export">
              {t('report:export')}
            </Button>
          }
        >
          <ReportForm choice={choice} look={look.value} variants={variants} ofCase={'case' in subject} parts={preview.data?.parts ?? []} onChoice={change} onLook={look.set} signing={signing} onSigning={setSigning} />
          {exporting.isPending && percent !== undefined && (
            <div className={styles.progress} role="status" data-testid="export-progress">
              <Progress percent={percent} size="small" aria-label={t('report:working')} />
              <Button size="small" onClick={() => void request('give_up_export')} data-testid="export-cancel">
                {t('report:cancel')}
              </Button>
            </div>
          )}
          <ErrorNotice error={exporting.error} onRetry={() => exporting.mutate()} />
        </Panel>
        {exporting.data != null && <ExportedPanel exported={exporting.data} />}
        {choice.variant === 'redacted' && <Redactions choice={choice} found={preview.data?.redactions ?? []} mayLift={mayLift} selected={selected} onSelected={setSelected} onChoice={change} />}
      </div>
      <Preview preview={preview.data} waiting={preview.isFetching} error={preview.error} first={first} onFirst={setFirst} onRetry={() => void preview.refetch()} onRedact={choice.variant === 'redacted' ? setSelected : undefined} />
    </div>
  );
}
