import { Refusal } from '#platform';
import type { Day } from '#values';

/** Where a finding stands: waiting for the unit, waiting for the auditor, or done with. */
export const FINDING_STATES = ['open', 'answered', 'closed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** What is done about a finding, one after the other. */
export type StepKind = 'raised' | 'answered' | 'returned' | 'closed';

/** The state that each step leads to; an answer sent back leaves the finding open again. */
export const STATE_AFTER = {
  raised: 'open',
  answered: 'answered',
  returned: 'open',
  closed: 'closed',
} as const satisfies Record<StepKind, FindingState>;

/** In which state each later step can be taken. */
const TAKEN_IN = {
  answered: 'open',
  returned: 'answered',
  closed: 'answered',
} as const satisfies Record<Exclude<StepKind, 'raised'>, FindingState>;

/** The state a finding is in after a step. @throws Refusal FINDING_STATE, naming the present state, when the step does not follow on it. */
export function stepFrom(state: FindingState, step: Exclude<StepKind, 'raised'>): FindingState {
  if (TAKEN_IN[step] !== state) throw new Refusal('FINDING_STATE', { state });
  return STATE_AFTER[step];
}

/** Whether the unit owes an answer and its day is over. */
export const isOverdue = (
  { state, answerDueOn }: { state: FindingState; answerDueOn: Day },
  today: Day,
): boolean => state === 'open' && answerDueOn < today;
