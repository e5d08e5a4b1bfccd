import { Problem } from '#platform';
import type { Day } from '#values';

/** States of a finding: waiting for the organisation, waiting for the auditor, and closed. */
export const FINDING_STATES = ['open', 'answered', 'closed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** Kinds of steps in the history of a finding. */
export type StepKind = 'raised' | 'answered' | 'returned' | 'closed';

/** The state that each step leads to; returning an answer opens the finding again. */
export const STATE_AFTER = {
  raised: 'open',
  answered: 'answered',
  returned: 'open',
  closed: 'closed',
} as const satisfies Record<StepKind, FindingState>;

/** The state in which each step after the first is allowed. */
const TAKEN_IN = {
  answered: 'open',
  returned: 'answered',
  closed: 'answered',
} as const satisfies Record<Exclude<StepKind, 'raised'>, FindingState>;

/**
 * The state of a finding after a step.
 * @throws Problem FINDING_STATE, naming the present state, when the step is not allowed in it.
 */
export function stepFrom(state: FindingState, step: Exclude<StepKind, 'raised'>): FindingState {
  if (TAKEN_IN[step] !== state) throw new Problem('FINDING_STATE', { state });
  return STATE_AFTER[step];
}

/** Whether the organisation owes an answer and the due day has passed. */
export const isOverdue = (
  { state, answerDueOn }: { state: FindingState; answerDueOn: Day },
  today: Day,
): boolean => state === 'open' && answerDueOn < today;
