import type { CrisisType } from '@/api/bindings/CrisisType';
import type { Reputation } from '@/api/bindings/Reputation';
import type { Strategy } from '@/api/bindings/Strategy';
import type { Audience } from '@/api/bindings/Audience';
import type { Stage } from '@/api/bindings/Stage';
import type { StatementState } from '@/api/bindings/StatementState';

/** In the order in which they should hear: employees and those affected before anyone else. */
export const AUDIENCES: readonly Audience[] = ['employees', 'affected', 'regulators', 'media', 'public'];

export const STAGES: readonly Stage[] = ['holding', 'update', 'formal', 'correction', 'closing'];

/** The tone that goes with a state; the word stands beside it. */
export const STATE_TONES = { draft: undefined, in_review: 'warn', approved: 'accent', released: 'ok', withdrawn: 'bad', rejected: 'bad' } as const satisfies Record<StatementState, unknown>;

export const STRATEGIES: readonly Strategy[] = ['rebuild', 'diminish', 'deny', 'bolster', 'victimage'];

export const REPUTATIONS: readonly Reputation[] = ['positive', 'neutral', 'negative'];

/** By how much people will hold the company responsible: least first. */
export const CRISIS_TYPES: readonly CrisisType[] = [
  'natural_disaster',
  'rumor',
  'workplace_violence',
  'product_tampering',
  'challenge',
  'technical_error_accident',
  'technical_error_product_harm',
  'human_error_accident',
  'human_error_product_harm',
  'misdeed_no_injury',
  'management_misconduct',
  'misdeed_with_injury',
];
