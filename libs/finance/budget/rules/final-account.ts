import { type Day, monthsAfter } from '#values';
import { type RuleInForce, wholeOf } from './rule-in-force.js';

/**
 * States of a final account: the project is not completed, the account is recorded, its period is
 * running, it is late unless an extension was granted, it is late in any case, or the state cannot
 * be determined.
 */
export const FINAL_ACCOUNT_STATES = [
  'not-completed',
  'recorded',
  'running',
  'extension',
  'overdue',
  'cannot-be-judged',
] as const;
export type FinalAccountState = (typeof FINAL_ACCOUNT_STATES)[number];

/**
 * Due dates of a final account. The extension depends on the size of the project, which is not on
 * record, so the due dates for small and large projects are both given.
 */
export interface FinalAccountClock {
  state: FinalAccountState;
  completedOn: Day | null;
  recordedOn: Day | null;
  dueOn: Day | null;
  extendedSmallOn: Day | null;
  extendedLargeOn: Day | null;
  source: string | null;
}

/**
 * Determines the state and due dates of a project's 竣工财务决算 (final account) on a day. The period
 * begins when all promised targets are met.
 */
export function finalAccountClock(
  { completedOn, recordedOn }: { completedOn: Day | null; recordedOn: Day | null },
  on: Day,
  rule: RuleInForce | undefined,
): FinalAccountClock {
  const unknown = {
    completedOn,
    recordedOn,
    dueOn: null,
    extendedSmallOn: null,
    extendedLargeOn: null,
    source: rule?.source ?? null,
  };
  if (completedOn === null)
    return { ...unknown, state: recordedOn === null ? 'not-completed' : 'recorded' };
  if (rule === undefined)
    return { ...unknown, state: recordedOn === null ? 'cannot-be-judged' : 'recorded' };
  const months = Number(wholeOf(rule, 'months'));
  const days = {
    dueOn: monthsAfter(completedOn, months),
    extendedSmallOn: monthsAfter(
      completedOn,
      months + Number(wholeOf(rule, 'extensionSmallMonths')),
    ),
    extendedLargeOn: monthsAfter(
      completedOn,
      months + Number(wholeOf(rule, 'extensionLargeMonths')),
    ),
  };
  const state =
    recordedOn !== null
      ? 'recorded'
      : on <= days.dueOn
        ? 'running'
        : on <= days.extendedLargeOn
          ? 'extension'
          : 'overdue';
  return { ...unknown, ...days, state };
}
