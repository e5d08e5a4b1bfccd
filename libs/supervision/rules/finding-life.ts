import { Problem } from '#platform/problem';
import type { Day } from '#values';

/**
 * States of a finding. `open`: the organisation must answer. `answered`: the auditor must decide
 * about the answer. `closed`: finished.
 */
export const FINDING_STATES = ['open', 'answered', 'closed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** Kinds of events ("steps") in the history of a finding. */
export type StepKind = 'raised' | 'answered' | 'returned' | 'closed';

/** State of a finding after each kind of event; returning an answer opens the finding again. */
export const STATE_AFTER = {
  raised: 'open',
  answered: 'answered',
  returned: 'open',
  closed: 'closed',
} as const satisfies Record<StepKind, FindingState>;

/**
 * State that a finding must have before each kind of event. `raised` is missing because this event
 * creates the finding.
 */
const TAKEN_IN = {
  answered: 'open',
  returned: 'answered',
  closed: 'answered',
} as const satisfies Record<Exclude<StepKind, 'raised'>, FindingState>;

/**
 * Returns the state of a finding after a further event.
 * @throws Problem FINDING_STATE with the present state, when the event is not allowed in that
 * state.
 */
export function stepFrom(state: FindingState, step: Exclude<StepKind, 'raised'>): FindingState {
  if (TAKEN_IN[step] !== state) throw new Problem('FINDING_STATE', { state });
  return STATE_AFTER[step];
}

/** Checks whether the organisation still has to answer the finding and the due day has passed. */
export const isOverdue = (
  { state, answerDueOn }: { state: FindingState; answerDueOn: Day },
  today: Day,
): boolean => state === 'open' && answerDueOn < today;
