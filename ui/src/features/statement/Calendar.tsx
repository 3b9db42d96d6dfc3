import { Table } from 'antd';
import { Link } from 'wouter';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Coverage } from '@/api/bindings/Coverage';
import type { Guidance } from '@/api/bindings/Guidance';
import { useT } from '@/shared/i18n';
import { Chip, Panel, Time } from '@/shared/ui';
import styles from './statement.module.css';

/** The release calendar: every audience in the order in which they should hear, with what is out, planned and due. */
export function CalendarPanel({ view, guidance }: { view: CaseView; guidance: Guidance }) {
  const t = useT();
  const statements = new Map(view.statements.map(({ statement }) => [statement.id, statement]));
  const time = (at: string | null) => (at === null ? <span className={styles.none}>—</span> : <Time at={at} zone={view.zone} />);
  const columns = [
    {
      title: t('statement:audience'),
      key: 'audience',
      render: (row: Coverage) => (
        <>
          {t(`terms:audience.${row.audience}`)}{' '}
          {row.before_them.length > 0 && (
            <Chip tone="bad">
              {t('statement:coverage.out_of_order', { audiences: row.before_them.map((audience) => t(`terms:audience.${audience}`)).join(t('shared:list_comma')) })}
            </Chip>
          )}
        </>
      ),
    },
    {
      title: t('statement:calendar.statement'),
      key: 'statement',
      render: (row: Coverage) => {
        const shown = statements.get(row.live ?? row.pending ?? '');
        if (shown === undefined) return <Chip tone="warn">{t('statement:not_told')}</Chip>;
        return (
          <Link href={`/case/${view.card.id}/statement/${shown.id}`}>
            {t('statement:coverage.number', { number: shown.number })} · {t(`terms:stage.${shown.stage}`)} · {t(`terms:statement_state.${shown.state}`)}
          </Link>
        );
      },
    },
    { title: t('statement:calendar.first'), key: 'first', render: (row: Coverage) => time(row.first_at) },
    { title: t('statement:calendar.last'), key: 'last', render: (row: Coverage) => time(row.last_at) },
    { title: t('statement:calendar.planned'), key: 'planned', render: (row: Coverage) => time(row.not_before) },
    { title: t('statement:calendar.due'), key: 'due', render: (row: Coverage) => time(row.due_at) },
  ];
  return (
    <Panel flush title={t('statement:calendar.title')}>
      <div data-testid="calendar">
        <Table size="small" rowKey="audience" pagination={false} columns={columns} dataSource={guidance.coverage} onRow={(row) => ({ 'data-audience': row.audience }) as React.HTMLAttributes<HTMLElement>} />
      </div>
    </Panel>
  );
}
