import type { StatementView } from '@/api/bindings/StatementView';
import type { User } from '@/api/bindings/User';
import { currentText } from './work';

/** Why a person who reviews statements can't approve this one now. */
export type Hindrance = 'own_text' | 'approved_already' | 'out_of_turn' | 'not_asked';

/** What keeps `me` from approving; nothing when they could, or when the text is not under review. */
export function hindrance({ statement, missing, can_approve: can }: StatementView, me: User | undefined): Hindrance | undefined {
  if (can || me === undefined || (statement.state !== 'in_review' && statement.state !== 'approved') || missing.length === 0) return undefined;
  if (statement.versions.some(({ by }) => by === me.id)) return 'own_text';
  const { digest } = currentText(statement);
  if (statement.approvals.some((approval) => approval.by === me.id && approval.voided_at === null && approval.digest === digest)) return 'approved_already';
  if (missing.some((role) => me.roles.includes(role))) return 'out_of_turn';
  return 'not_asked';
}
