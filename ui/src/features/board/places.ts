import type { Outcome } from '@/api/bindings/Outcome';
import type { Phase } from '@/api/bindings/Phase';

/** The states in the order in which a case goes through them. */
export const PHASES: readonly Phase[] = ['intake', 'verify', 'respond', 'recover', 'review', 'archived'];

/** The states in which work goes on. */
export const OPEN: readonly Phase[] = PHASES.slice(0, 5);

/** How a case can have ended. */
export const OUTCOMES: readonly Outcome[] = ['worse', 'controlled', 'gain'];

/** A place on the board. */
export interface Place {
  phase: Phase;
  index: number;
}

const STEPS: Record<string, [columns: number, cards: number] | undefined> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/**
 * Where a key leads from a card: up and down in its column, left and right to the next column that has cards. `lengths` holds the cards of each
 * column in order. Nothing where the key leads nowhere.
 */
export function step(key: string, from: Place, lengths: readonly [Phase, number][]): Place | undefined {
  const at = lengths.findIndex(([phase]) => phase === from.phase);
  const length = lengths[at]?.[1] ?? 0;
  if (key === 'Home' || key === 'End') return length === 0 ? undefined : { phase: from.phase, index: key === 'Home' ? 0 : length - 1 };
  const move = STEPS[key];
  if (move === undefined) return undefined;
  const [columns, cards] = move;
  if (cards !== 0) {
    const index = from.index + cards;
    return index >= 0 && index < length ? { phase: from.phase, index } : undefined;
  }
  for (let next = at + columns; next >= 0 && next < lengths.length; next += columns) {
    const [phase, count] = lengths[next] ?? [from.phase, 0];
    if (count > 0) return { phase, index: Math.min(from.index, count - 1) };
  }
  return undefined;
}

/** The state to which Shift with an arrow moves a card: the next one, or the one before. */
export function beside(key: string, from: Phase, phases: readonly Phase[]): Phase | undefined {
  const way = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  return way === 0 ? undefined : phases[phases.indexOf(from) + way];
}

/** How old a case is, in the largest unit that says enough. */
export function age(since: string, now: number): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  const minutes = Math.max(0, Math.floor((now - new Date(since).getTime()) / 60_000));
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.floor(hours / 24) };
}
