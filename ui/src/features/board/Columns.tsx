import { DndContext, DragOverlay, PointerSensor, pointerWithin, useSensor, useSensors, type Announcements, type DragEndEvent } from '@dnd-kit/core';
import { useCallback, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { BoardFilter } from '@/api/bindings/BoardFilter';
import type { Card } from '@/api/bindings/Card';
import type { Phase } from '@/api/bindings/Phase';
import { useNames } from '@/api/directory';
import { useT } from '@/shared/i18n';
import { VisuallyHidden } from '@/shared/ui';
import styles from './board.module.css';
import { CardInHand } from './CaseCard';
import { Column, type ColumnHandle } from './Column';
import { beside, step, type Place } from './places';

/** So far the pointer goes before a press becomes a drag, in px. */
const DRAG_AFTER = 6;

export interface ColumnsProps {
  /** What these columns are, for screen readers. */
  label: string;
  phases: readonly Phase[];
  counts: ReadonlyMap<Phase, number>;
  filter: BoardFilter;
  movable: boolean;
  moving: string | undefined;
  /** The cases chosen for an action on all of them. */
  chosen: ReadonlyMap<string, Card>;
  onChoose: (card: Card) => void;
  onMove: (card: Card, to: Phase) => void;
}

/** The columns, and what joins them: dragging, arrow keys, the menu that is open. */
export function Columns({ label, phases, counts, filter, movable, moving, chosen, onChoose, onMove }: ColumnsProps) {
  const t = useT();
  const names = useNames();
  const handles = useRef(new Map<Phase, ColumnHandle>());
  const [held, setHeld] = useState<Card>();
  const [menuOf, setMenuOf] = useState<string>();
  const board = useRef<HTMLDivElement>(null);
  const how = useId();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: DRAG_AFTER } }));

  const onMenu = useCallback((card: Card, open: boolean) => {
    setMenuOf(open ? card.id : undefined);
    if (!open) requestAnimationFrame(() => cardLink(board.current, card.id)?.focus());
  }, []);
  const latest = useRef(onMove);
  useEffect(() => {
    latest.current = onMove;
  });
  const move = useCallback((card: Card, to: Phase) => latest.current(card, to), []);
  const drop = ({ active, over }: DragEndEvent) => {
    setHeld(undefined);
    const card = cardOf(active.data.current);
    if (card !== undefined && over !== null) onMove(card, over.id as Phase);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const link = (event.target as HTMLElement).closest<HTMLElement>('[data-card]');
    if (link === null || !event.currentTarget.contains(link) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 'm' || event.key === 'ContextMenu') {
      event.preventDefault();
      setMenuOf(link.dataset.card);
      return;
    }
    const place = placeOf(link);
    const card = handles.current.get(place.phase)?.card(place.index);
    if (event.key.toLowerCase() === 'x' && movable && card !== undefined) {
      event.preventDefault();
      onChoose(card);
      return;
    }
    const next = event.shiftKey ? beside(event.key, place.phase, phases) : undefined;
    if (next !== undefined && movable && card !== undefined) {
      event.preventDefault();
      onMove(card, next);
      return;
    }
    const to = step(event.key, place, phases.map((phase) => [phase, handles.current.get(phase)?.length ?? 0]));
    if (to === undefined) return;
    event.preventDefault();
    handles.current.get(to.phase)?.focus(to.index);
  };

  const announcements = useMemo<Announcements>(() => {
    const words = (over: { id: unknown } | null) => (over === null ? t('board:drag.nowhere') : t('board:drag.over', { to: t(`terms:phase.${String(over.id)}`) }));
    const name = (data: unknown) => cardOf(data)?.number ?? '';
    return {
      onDragStart: ({ active }) => t('board:drag.start', { number: name(active.data.current) }),
      onDragOver: ({ over }) => words(over),
      onDragEnd: ({ over }) => words(over),
      onDragCancel: () => t('board:drag.cancel'),
    };
  }, [t]);

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      accessibility={{ announcements }}
      onDragStart={({ active }) => setHeld(cardOf(active.data.current))}
      onDragCancel={() => setHeld(undefined)}
      onDragEnd={drop}
    >
      <VisuallyHidden id={how}>{t('board:drag.how')}</VisuallyHidden>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the arrow keys of the cards inside */}
      <div ref={board} role="group" aria-label={label} aria-describedby={how} className={styles.columns} onKeyDown={onKeyDown} data-testid="board">
        {phases.map((phase) => (
          <div key={phase} className={styles.slot} data-phase={phase}>
            <Column
              phase={phase}
              count={counts.get(phase) ?? 0}
              filter={filter}
              names={names}
              movable={movable}
              moving={moving}
              menuOf={menuOf}
              chosen={chosen}
              onChoose={onChoose}
              onMenu={onMenu}
              onMove={move}
              handle={(handle) => void (handle === null ? handles.current.delete(phase) : handles.current.set(phase, handle))}
            />
          </div>
        ))}
      </div>
      <DragOverlay dropAnimation={null}>{held !== undefined && <CardInHand card={held} names={names} />}</DragOverlay>
    </DndContext>
  );
}

function cardOf(data: unknown): Card | undefined {
  return (data as { card?: Card } | undefined)?.card;
}

function cardLink(board: HTMLElement | null, id: string): HTMLElement | undefined {
  return [...(board?.querySelectorAll<HTMLElement>('[data-card]') ?? [])].find((link) => link.dataset.card === id);
}

function placeOf(link: HTMLElement): Place {
  const phase = link.closest<HTMLElement>('[data-phase]')?.dataset.phase as Phase;
  return { phase, index: Number(link.closest<HTMLElement>('[data-index]')?.dataset.index) };
}
