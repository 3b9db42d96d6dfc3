import { useState } from 'react';
import type { Card } from '@/api/bindings/Card';
import type { CaseView } from '@/api/bindings/CaseView';
import type { MoveOption } from '@/api/bindings/MoveOption';
import type { Phase } from '@/api/bindings/Phase';
import { request } from '@/api/client';
import { sendOnce } from '@/api/execute';
import { AppError } from '@/shared/errors';

/** A move that did not happen, and why. */
export interface Refused {
  card: Card;
  error: unknown;
}

/** What a case must give before it may go to a state; throws where it may not go there now. */
export function optionOf(view: CaseView, to: Phase): MoveOption {
  const option = view.moves.find((move) => move.to === to);
  if (option === undefined) throw new AppError('move_not_allowed', { from: view.card.phase, to });
  const [need] = option.blocked_by;
  if (need !== undefined) throw new AppError('move_needs', { to, need });
  return option;
}

/** Moves cards. The card stays where it is until the core has said yes; what a move asks for is asked, and a refusal is kept to be shown. */
export function useMove(onMoved: (card: Card, to: Phase) => void) {
  const [asked, setAsked] = useState<{ card: Card; option: MoveOption }>();
  const [refused, setRefused] = useState<Refused>();
  const [moving, setMoving] = useState<string>();

  const begin = async (card: Card, to: Phase) => {
    if (card.phase === to) return;
    setRefused(undefined);
    setMoving(card.id);
    try {
      const option = optionOf(await request<CaseView>('case_view', { case: card.id }), to);
      if (option.asks.length > 0) {
        setAsked({ card, option });
      } else {
        await sendOnce(card.id, { case: { do: 'move', to, reason: null, outcome: null } });
        onMoved(card, to);
      }
    } catch (error) {
      setRefused({ card, error });
    } finally {
      setMoving(undefined);
    }
  };
  const end = (moved: boolean) => {
    if (moved && asked !== undefined) onMoved(asked.card, asked.option.to);
    setAsked(undefined);
  };
  return { begin, end, asked, refused, forget: () => setRefused(undefined), moving };
}
