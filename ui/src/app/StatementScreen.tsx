import { useParams } from 'wouter';
import { StatementPage } from '@/features/statement/StatementPage';

/** The page of one statement. */
export function StatementScreen() {
  const { id = '', statement = '' } = useParams<{ id: string; statement: string }>();
  return <StatementPage caseId={id} id={statement} />;
}
