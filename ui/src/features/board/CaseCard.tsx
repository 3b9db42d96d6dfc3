import { useDraggable } from '@dnd-kit/core';
import { memo, type MouseEvent } from 'react';
import { Link, useLocation } from 'wouter';
import type { Card } from '@/api/bindings/Card';
import type { KindCount } from '@/api/bindings/KindCount';
import type { Phase } from '@/api/bindings/Phase';
import type { Names } from '@/api/directory';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { DueTime, GradeTag, useNow } from '@/shared/ui';
import styles from './board.module.css';
import { CardMenu } from './CardMenu';
import { NewsChip } from './NewsChip';
import { age } from './places';

const MINUTE = 60_000;

interface CaseCardProps {
  card: Card;
  /** What others did in it since the person last looked. */
  news: readonly KindCount[] | undefined;
  /** Whether it is among those chosen for an action, and whether any is. */
  chosen: boolean;
  choosing: boolean;
  onChoose: (card: Card) => void;
  names: Names;
  /** Whether the column's one stop of the Tab key is here. */
  current: boolean;
  movable: boolean;
  moving: boolean;
  menuOpen: boolean;
  onMenu: (card: Card, open: boolean) => void;
  onMove: (card: Card, to: Phase) => void;
  onFocus: (id: string) => void;
}

/** A case on the board. The title is the link; the whole card can be pressed and dragged. */
export const CaseCard = memo(function CaseCard({ card, news, chosen, choosing, onChoose, names, current, movable, moving, menuOpen, onMenu, onMove, onFocus }: CaseCardProps) {
  const [, go] = useLocation();
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: card.id, data: { card }, disabled: !movable });
  const href = `/case/${card.id}`;
  const t = useT();
  const tabIndex = current ? 0 : -1;
  // With Ctrl or while others are chosen, a press chooses instead of opening.
  const press = (event: MouseEvent) => {
    if (!movable || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onChoose(card);
  };
  return (
    <article
      ref={setNodeRef}
      {...listeners}
      className={styles.card}
      data-moving={moving || isDragging || undefined}
      data-chosen={chosen || undefined}
      data-choosing={choosing || undefined}
      data-testid="card"
      data-case={card.number}
      data-grade={card.grade}
      onFocus={() => onFocus(card.id)}
    >
      <CardFace card={card} names={names} title={<Link href={href} onClick={press} draggable={false} tabIndex={tabIndex} data-card={card.id} data-testid="card-open"><CardTitle card={card} /></Link>} news={news} />
      {movable && <input type="checkbox" className={styles.choose} checked={chosen} tabIndex={-1} onChange={() => onChoose(card)} onPointerDown={(event) => event.stopPropagation()} aria-label={t('board:bulk.choose', { number: card.number })} data-testid="card-choose" />}
      <CardMenu card={card} open={menuOpen} tabIndex={tabIndex} onOpenChange={(open) => onMenu(card, open)} onOpenCase={() => go(href)} onMove={(to) => onMove(card, to)} />
    </article>
  );
});

/** The card that follows the pointer. */
export function CardInHand({ card, names }: { card: Card; names: Names }) {
  return (
    <article className={`${styles.card} ${styles.inHand}`}>
      <CardFace card={card} names={names} title={<CardTitle card={card} />} />
    </article>
  );
}

function CardTitle({ card }: { card: Card }) {
  const t = useT();
  return <b title={card.title ?? undefined}>{card.title ?? t('board:card.erased')}</b>;
}

function CardFace({ card, names, title, news }: { card: Card; names: Names; title: React.ReactNode; news?: readonly KindCount[] }) {
  const t = useT();
  const say = useBilingual();
  const where = card.site === null ? t('board:card.no_site') : names.site(card.site);
  const who = card.owner === null ? t('board:card.no_owner') : names.user(card.owner);
  return (
    <>
      {title}
      <div className={styles.where}>
        <small title={`${card.number} · ${where} · ${who}`}>
          {where} · {who}
        </small>
        <Age card={card} />
      </div>
      <footer>
        <GradeTag grade={card.grade} />
        {card.graded_by_hand && <small>{t('board:card.by_hand')}</small>}
        <NewsChip kinds={news} />
        <span className={styles.due} title={card.next === null ? undefined : say(card.next.name)}>
          {card.next !== null && <DueTime due={card.next.due_at} />}
          {card.next === null && card.outcome !== null && <small>{t(`terms:outcome.${card.outcome}`)}</small>}
        </span>
      </footer>
    </>
  );
}

function Age({ card }: { card: Card }) {
  const t = useT();
  const format = useFormat();
  const { unit, count } = age(card.reported_at, useNow(MINUTE));
  return (
    <time className={styles.age} dateTime={card.reported_at} title={t('board:card.reported', { at: format.exact(card.reported_at) })}>
      {t(`board:age.${unit}`, { count })}
    </time>
  );
}
