import { type Day, monthsAfter } from '#values';
import { type RuleInForce, wholeOf } from './rule-in-force.js';

/**
 * States of a project's final account: `not-completed`: the project is not completed; `recorded`:
 * the account is on record; `running`: the regular period has not ended; `extension`: late, unless
 * an extension was granted; `overdue`: late even with the longest extension; `cannot-be-judged`: no
 * rule is in force on the day.
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
 * State and due dates of a project's final account. How long an extension may be depends on the
 * size of the project, which is not on record, so the extended due dates for small and for large
 * projects are both given.
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
 * Determines the state and the due dates of a project's 竣工财务决算 (final account) on a day. The period
 * for the account begins on `completedOn`, the day on which all promised targets were met.
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
