import type { Fact } from '@/api/bindings/Fact';
import type { FactDecl } from '@/api/bindings/FactDecl';
import type { FactState } from '@/api/bindings/FactState';

/** What a person is about to do with the ledger. */
export type FactIntent =
  | { is: 'record'; decl?: FactDecl }
  | { is: 'revise'; fact: Fact }
  | { is: 'judge'; fact: Fact; state: Exclude<FactState, 'reported'> };

/** The tone that goes with a state; the word stands beside it. */
export const STATE_TONES = { reported: undefined, confirmed: 'ok', disputed: 'warn', retracted: 'bad' } as const satisfies Record<FactState, unknown>;
