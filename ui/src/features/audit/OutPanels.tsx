import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Radio } from 'antd';
import { useId, useState } from 'react';
import type { BundleRequest } from '@/api/bindings/BundleRequest';
import type { ReportVariant } from '@/api/bindings/ReportVariant';
import type { TableFormat } from '@/api/bindings/TableFormat';
import type { TableKey } from '@/api/bindings/TableKey';
import type { TablesRequest } from '@/api/bindings/TablesRequest';
import type { FileWritten } from '@/api/bindings/FileWritten';
import { request } from '@/api/client';
import { askPath } from '@/api/files';
import { useMay } from '@/api/session';
import { useLanguage, useT } from '@/shared/i18n';
import { ErrorNotice, Field, Panel, presentMoment } from '@/shared/ui';
import styles from './audit.module.css';
import { CaseSelect, type CaseChoice } from './JournalFilters';

/** Writes a case with its proof, to be verified and read elsewhere. */
export function BundlePanel() {
  const t = useT();
  const id = useId();
  const may = useMay();
  const variants: ReportVariant[] = may('export_full') ? ['redacted', 'full'] : ['redacted'];
  const [variant, setVariant] = useState<ReportVariant>('redacted');
  const [chosen, setChosen] = useState<CaseChoice>();
  const exporting = useMutation({
    mutationFn: async () => {
      if (chosen === undefined) return null;
      const path = await askPath(t('audit:bundle.file_name', { number: chosen.label, variant: t(`terms:report_variant.${variant}`) }), t('audit:bundle.kind'), 'cdb.zip');
      return path === undefined ? null : request<FileWritten>('export_bundle', { request: { case: chosen.value, variant, path } satisfies BundleRequest });
    },
  });
  return (
    <Panel title={t('audit:bundle.title')}>
      <div className={styles.form}>
        <p>{t('audit:bundle.what')}</p>
        <CaseSelect chosen={chosen} onChoose={setChosen} placeholder={t('audit:bundle.case')} testId="bundle-case" />
        <Field label={t('audit:bundle.variant')} hint={t(`audit:bundle.hint.${variant}`)} htmlFor={`${id}-variant`}>
          <Radio.Group
            id={`${id}-variant`}
            value={variant}
            onChange={(event) => setVariant(event.target.value as ReportVariant)}
            options={variants.map((value) => ({ value, label: t(`terms:report_variant.${value}`) }))}
            data-testid="bundle-variant"
          />
        </Field>
        <div>
          <Button type="primary" disabled={chosen === undefined} loading={exporting.isPending} onClick={() => exporting.mutate()} data-testid="bundle-export">
            {t('audit:bundle.action')}
          </Button>
        </div>
        <ErrorNotice error={exporting.error} onRetry={() => exporting.mutate()} />
        {exporting.data != null && <Done written={exporting.data} testId="bundle-done" />}
      </div>
    </Panel>
  );
}

const FORMATS = ['xlsx', 'csv', 'json'] as const;

/** Writes tables for people or programs. */
export function TablesPanel() {
  const t = useT();
  const id = useId();
  const [lang] = useLanguage();
  const may = useMay();
  const keys: TableKey[] = ['cases', 'log', 'facts', 'tasks', 'clocks', 'statements', ...(may('verify_journal') ? ['journal' as const] : [])];
  const [tables, setTables] = useState<TableKey[]>(['cases']);
  const [format, setFormat] = useState<TableFormat>('xlsx');
  const exporting = useMutation({
    mutationFn: async () => {
      const path = await askPath(t('audit:tables.file_name', { day: presentMoment().toISOString().slice(0, 10) }), t('audit:tables.kind'), format);
      return path === undefined ? null : request<FileWritten>('export_tables', { request: { tables, format, lang, path } satisfies TablesRequest });
    },
  });
  // A CSV file holds one table.
  const fits = tables.length === 1 || (tables.length > 1 && format !== 'csv');
  return (
    <Panel title={t('audit:tables.title')}>
      <div className={styles.form}>
        <p>{t('audit:tables.what')}</p>
        <Field label={t('audit:tables.which')}>
          <Checkbox.Group value={tables} onChange={(next) => setTables(next)} options={keys.map((value) => ({ value, label: t(`audit:table.${value}`) }))} data-testid="tables" />
        </Field>
        <Field label={t('audit:tables.format')} hint={fits ? t(`audit:tables.hint.${format}`) : t('audit:tables.one_only')} htmlFor={`${id}-format`}>
          <Radio.Group id={`${id}-format`} value={format} onChange={(event) => setFormat(event.target.value as TableFormat)} options={FORMATS.map((value) => ({ value, label: value.toUpperCase() }))} data-testid="tables-format" />
        </Field>
        <div>
          <Button type="primary" disabled={!fits} loading={exporting.isPending} onClick={() => exporting.mutate()} data-testid="tables-export">
            {t('audit:tables.action')}
          </Button>
        </div>
        <ErrorNotice error={exporting.error} onRetry={() => exporting.mutate()} />
        {exporting.data != null && <Done written={exporting.data} testId="tables-done" />}
      </div>
    </Panel>
  );
}

function Done({ written, testId }: { written: FileWritten; testId: string }) {
  const t = useT();
  return (
    <div className={styles.done} role="status" data-testid={testId}>
      <span>{t('audit:done', { path: written.path })}</span>
      <code>{written.digest}</code>
    </div>
  );
}
