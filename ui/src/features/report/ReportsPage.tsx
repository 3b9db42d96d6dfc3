import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DatePicker, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Board } from '@/api/bindings/Board';
import type { ReportPeriod } from '@/api/bindings/ReportPeriod';
import { request } from '@/api/client';
import { useMay } from '@/api/session';
import { useT } from '@/shared/i18n';
import { EmptyState, GradeTag, Page, Panel } from '@/shared/ui';
import styles from './report.module.css';
import { ReportStudio } from './ReportStudio';

/** Every report there is: of any case, found by number or words, and over a period. */
export function ReportsPage() {
  const t = useT();
  const may = useMay();
  const [period, setPeriod] = useState<ReportPeriod>();
  const variants = (['redacted', 'full'] as const).filter((variant) => may(`export_${variant}`));
  if (variants.length === 0) {
    return (
      <Page title={t('report:page.title')}>
        <EmptyState icon="print" title={t('report:not_allowed.title')}>
          {t('report:not_allowed.next')}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t('report:page.title')}>
      <div className={styles.page}>
        <div className={styles.choose}>
          <CaseFinder />
          <Panel title={t('report:page.period')}>
            <p className={styles.note}>{t('report:kind_hint.period_audit')}</p>
            <DatePicker.RangePicker
              onChange={(days) => {
                const [from, to] = [days?.[0], days?.[1]];
                setPeriod(from && to ? { from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') } : undefined);
              }}
              data-testid="report-period"
            />
          </Panel>
        </div>
        {period !== undefined && <ReportStudio key={`${period.from}/${period.to}`} subject={{ period }} variants={variants} mayLift={variants.includes('full')} />}
      </div>
    </Page>
  );
}

/** Finds a case by what is typed, the newest first; its reports are one click away. */
function CaseFinder() {
  const t = useT();
  const [text, setText] = useState('');
  const { data } = useQuery({
    queryKey: ['board', 'report-case', text],
    queryFn: () => request<Board>('board', { filter: { text: text.trim() === '' ? null : text.trim() } }),
    placeholderData: keepPreviousData,
  });
  const cards = data?.columns.flatMap((column) => column.cards).sort((a, b) => b.number.localeCompare(a.number)).slice(0, 12) ?? [];
  return (
    <Panel title={t('report:page.of_case')}>
      <Input.Search allowClear value={text} onChange={(event) => setText(event.target.value)} placeholder={t('report:page.find')} aria-label={t('report:page.find')} data-testid="report-find" />
      <ul className={styles.found}>
        {cards.map((card) => (
          <li key={card.id}>
            <Link href={`/case/${card.id}/report`} data-testid="report-case">
              <GradeTag grade={card.grade} />
              <b>{card.number}</b>
              <span>{card.title}</span>
            </Link>
          </li>
        ))}
      </ul>
      {cards.length === 0 && <p className={styles.note}>{t('report:page.none')}</p>}
    </Panel>
  );
}
