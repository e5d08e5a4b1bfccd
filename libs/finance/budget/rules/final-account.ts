import { type Day, monthsAfter } from '#values';
import { type RuleInForce, wholeOf } from './rule-in-force.js';

/** How a final account stands: nothing is done yet, it is there, its time runs, it is late unless the time was extended, or no extension reaches so far. */
export const FINAL_ACCOUNT_STATES = [
  'not-completed',
  'recorded',
  'running',
  'extension',
  'overdue',
  'cannot-be-judged',
] as const;
export type FinalAccountState = (typeof FINAL_ACCOUNT_STATES)[number];

/** By when a final account is due. How large a project is, is not on record, so both extensions are shown. */
export interface FinalAccountClock {
  state: FinalAccountState;
  completedOn: Day | null;
  recordedOn: Day | null;
  dueOn: Day | null;
  extendedSmallOn: Day | null;
  extendedLargeOn: Day | null;
  source: string | null;
}

/** The clock of a project's 竣工财务决算 on a day: from the day on which all that was promised is met. */
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
