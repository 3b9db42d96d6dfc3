import { lazy, type ComponentType } from 'react';
import type { IconName } from '@/shared/ui';

/** One page of the window. `rail` puts it into the rail: at the top, or at the end. */
export interface PageRoute {
  path: string;
  component: ComponentType;
  rail?: { icon: IconName; label: `app:rail.${string}`; open: `app:action.${string}`; end?: boolean };
}

const BoardPage = lazy(() => import('@/features/board/BoardPage').then((module) => ({ default: module.BoardPage })));
const AuditPage = lazy(() => import('@/features/audit/AuditPage').then((module) => ({ default: module.AuditPage })));
const SettingsPage = lazy(() => import('@/features/settings/SettingsPage').then((module) => ({ default: module.SettingsPage })));
const CaseScreen = lazy(() => import('./CaseScreen').then((module) => ({ default: module.CaseScreen })));
const StatementScreen = lazy(() => import('./StatementScreen').then((module) => ({ default: module.StatementScreen })));

/** Where a signed-in person lands. */
export const HOME = '/board';

/** Every page. A feature is joined to the window here and nowhere else. */
export const ROUTES: readonly PageRoute[] = [
  { path: '/board', component: BoardPage, rail: { icon: 'board', label: 'app:rail.board', open: 'app:action.go_board' } },
  { path: '/case/:id/statement/:statement', component: StatementScreen },
  { path: '/case/:id/:tab?', component: CaseScreen },
  { path: '/audit', component: AuditPage, rail: { icon: 'audit', label: 'app:rail.audit', open: 'app:action.go_audit' } },
  { path: '/settings', component: SettingsPage, rail: { icon: 'settings', label: 'app:rail.settings', open: 'app:action.go_settings', end: true } },
];
