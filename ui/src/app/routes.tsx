import { lazy, type ComponentType } from 'react';
import type { Action } from '@/api/bindings/Action';
import type { IconName } from '@/shared/ui';

/** One page of the window. `rail` puts it into the rail: at the top, or at the end. */
export interface PageRoute {
  path: string;
  component: ComponentType;
  /** What a person must be allowed to do to come here. */
  needs?: Action;
  rail?: { icon: IconName; label: `app:rail.${string}`; open: `app:action.${string}`; end?: boolean };
}

const BoardPage = lazy(() => import('@/features/board/BoardPage').then((module) => ({ default: module.BoardPage })));
const NewCasePage = lazy(() => import('@/features/newcase/NewCasePage').then((module) => ({ default: module.NewCasePage })));
const DirectoryPage = lazy(() => import('@/features/directory/DirectoryPage').then((module) => ({ default: module.DirectoryPage })));
const PlaybooksPage = lazy(() => import('@/features/playbooks/PlaybooksPage').then((module) => ({ default: module.PlaybooksPage })));
const AuditPage = lazy(() => import('@/features/audit/AuditPage').then((module) => ({ default: module.AuditPage })));
const ReportsPage = lazy(() => import('@/features/report/ReportsPage').then((module) => ({ default: module.ReportsPage })));
const SettingsPage = lazy(() => import('@/features/settings/SettingsPage').then((module) => ({ default: module.SettingsPage })));
const CaseScreen = lazy(() => import('./CaseScreen').then((module) => ({ default: module.CaseScreen })));
const StatementScreen = lazy(() => import('./StatementScreen').then((module) => ({ default: module.StatementScreen })));

/** Every page. A feature is joined to the window here and nowhere else. */
export const ROUTES: readonly PageRoute[] = [
  { path: '/board', component: BoardPage, needs: 'see_case', rail: { icon: 'board', label: 'app:rail.board', open: 'app:action.go_board' } },
  { path: '/new/:from?', component: NewCasePage, needs: 'open_case' },
  { path: '/case/:id/statement/:statement', component: StatementScreen, needs: 'see_case' },
  { path: '/case/:id/:tab?', component: CaseScreen, needs: 'see_case' },
  { path: '/directory', component: DirectoryPage, rail: { icon: 'contacts', label: 'app:rail.directory', open: 'app:action.go_directory' } },
  { path: '/playbooks', component: PlaybooksPage, rail: { icon: 'plan', label: 'app:rail.playbooks', open: 'app:action.go_playbooks' } },
  { path: '/reports', component: ReportsPage, needs: 'export_redacted', rail: { icon: 'print', label: 'app:rail.reports', open: 'app:action.go_reports' } },
  { path: '/audit', component: AuditPage, needs: 'verify_journal', rail: { icon: 'audit', label: 'app:rail.audit', open: 'app:action.go_audit' } },
  { path: '/settings', component: SettingsPage, rail: { icon: 'settings', label: 'app:rail.settings', open: 'app:action.go_settings', end: true } },
];

/** Where a signed-in person lands: the board, or the settings for who may not see cases. */
export function homeOf(may: (action: Action) => boolean): string {
  return may('see_case') ? '/board' : '/settings';
}
