import { Redirect, useParams } from 'wouter';
import type { CaseView } from '@/api/bindings/CaseView';
import { useCase } from '@/api/case';
import { useSeen } from '@/api/find';
import { CASE_TABS, CaseFrame, type CaseTab } from '@/features/case/CaseFrame';
import { Room } from '@/features/case/Room';
import { ReportTab } from '@/features/report/ReportTab';
import { StatementList } from '@/features/statement/StatementList';

const TABS: Record<CaseTab, (view: CaseView) => React.ReactNode> = {
  room: (view) => <Room view={view} />,
  statements: (view) => <StatementList view={view} />,
  report: (view) => <ReportTab view={view} />,
};

/** Joins the features that make up the page of a case. */
export function CaseScreen() {
  const { id = '', tab = 'room' } = useParams<{ id: string; tab?: string }>();
  useSeen(id, useCase(id).data?.card.changed_at);
  const known = CASE_TABS.find((name) => name === tab);
  if (known === undefined) return <Redirect to={`/case/${id}`} replace />;
  return (
    <CaseFrame id={id} tab={known}>
      {TABS[known]}
    </CaseFrame>
  );
}
