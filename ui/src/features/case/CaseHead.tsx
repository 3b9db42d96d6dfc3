import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { span, useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { Chip, GradeTag, useNow } from '@/shared/ui';
import { Links, LinksMenu } from './Links';
import { MoveDialog } from './MoveDialog';
import { OwnerDialog } from './OwnerDialog';
import styles from './head.module.css';

/** The head of a case: grade, title, where and when, who leads it, where it stands. `children` are the tabs. */
export function CaseHead({ view, children }: { view: CaseView; children: ReactNode }) {
  const t = useT();
  const names = useNames();
  const [open, setOpen] = useState<'move' | 'owner'>();
  const { card } = view;
  const mayMove = may(view, 'move_case', true) && view.moves.length > 0;
  const mayAssign = may(view, 'edit_case');
  useActions([
    ...(mayMove ? [{ id: 'case.move', title: t('case:move.action'), icon: 'right' as const, keys: 'm', run: () => setOpen('move') }] : []),
    ...(mayAssign ? [{ id: 'case.owner', title: t('case:owner.action'), icon: 'user' as const, run: () => setOpen('owner') }] : []),
  ]);
  return (
    <header className={styles.head} data-testid="case-head">
      <GradeTag grade={card.grade} />
      <h1 data-testid="case-title">{card.title ?? t('case:erased_title')}</h1>
      <Beside view={view} />
      <div className={styles.standing}>
        <span className={styles.owner}>
          {t('case:owner.label')} <b>{card.owner === null ? t('case:nobody') : names.user(card.owner)}</b>
          {mayAssign && (
            <Button type="link" size="small" onClick={() => setOpen('owner')} data-testid="owner-change">
              {t('case:owner.change')}
            </Button>
          )}
        </span>
        <span data-testid="case-phase" data-phase={card.phase}>
          <Chip tone="accent">{t(`terms:phase.${card.phase}`)}</Chip> {card.outcome !== null && <Chip>{t(`terms:outcome.${card.outcome}`)}</Chip>}
        </span>
        {mayMove && (
          <Button size="small" onClick={() => setOpen('move')} data-testid="case-move">
            {t('case:move.action')}
          </Button>
        )}
      </div>
      <LinksMenu view={view} />
      {children}
      <Links view={view} />
      {open === 'move' && <MoveDialog view={view} onClose={() => setOpen(undefined)} />}
      {open === 'owner' && <OwnerDialog view={view} onClose={() => setOpen(undefined)} />}
    </header>
  );
}

function Beside({ view }: { view: CaseView }) {
  const t = useT();
  const names = useNames();
  const format = useFormat();
  const now = useNow(60_000);
  const { card } = view;
  const since = view.occurred_at ?? card.reported_at;
  const parts = [
    card.number,
    card.site === null ? t('case:no_site') : names.site(card.site),
    view.occurred_at === null ? t('case:reported_at', { at: format.dateTime(card.reported_at, view.zone) }) : t('case:occurred_at', { at: format.dateTime(view.occurred_at, view.zone) }),
    t('case:elapsed', { span: elapsed(t, now - Date.parse(since)) }),
  ];
  return <small className={styles.beside}>{parts.join(' · ')}</small>;
}

function elapsed(t: ReturnType<typeof useT>, ms: number): string {
  const length = span(Math.max(0, ms));
  if (length.unit === 'days') return t('shared:clock.days_hours', { ...length, count: length.days });
  const [hours = 0, minutes = 0] = length.text.split(':').map(Number);
  return t('case:hours_minutes', { hours, minutes });
}
