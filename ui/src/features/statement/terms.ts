import type { Audience } from '@/api/bindings/Audience';
import type { Stage } from '@/api/bindings/Stage';
import type { StatementState } from '@/api/bindings/StatementState';

/** In the order in which they should hear: employees and those affected before anyone else. */
export const AUDIENCES: readonly Audience[] = ['affected', 'employees', 'regulators', 'media', 'public'];

export const STAGES: readonly Stage[] = ['holding', 'update', 'formal', 'correction', 'closing'];

/** The tone that goes with a state; the word stands beside it. */
export const STATE_TONES = { draft: undefined, in_review: 'warn', approved: 'accent', released: 'ok', withdrawn: 'bad' } as const satisfies Record<StatementState, unknown>;
