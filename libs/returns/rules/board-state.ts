import type { Day } from '#values';

/** States of a single return on the board. */
export const COUNTED_STATES = ['not-begun', 'draft', 'submitted', 'returned', 'approved'] as const;
export type CountedState = (typeof COUNTED_STATES)[number];

/** Number of an organisation's returns of a month in each state. */
export type ReturnCounts = Record<CountedState, number>;

/**
 * States of an organisation's month: nobody asks for it; nothing is begun; begun; all handed in;
 * something is sent back; everything passed; something is missing after the day; everything passed
 * and the day is over.
 */
export const BOARD_STATES = [
  'not-asked',
  'not-begun',
  'draft',
  'submitted',
  'returned',
  'passed',
  'late',
  'closed',
] as const;
export type BoardState = (typeof BOARD_STATES)[number];

/**
 * Returns the state of an organisation's month. A month is closed when all its returns passed and
 * its day is over; from then on only a decided correction changes it.
 * @param counts returns that are owed, and others that somebody began all the same
 * @param asked whether returns of the month are owed
 * @param dueOn last day for them; null as long as the holidays of that time are not announced
 */
export function boardState(
  counts: ReturnCounts,
  { asked, dueOn }: { asked: boolean; dueOn: Day | null },
  today: Day,
): BoardState {
  const notBegun = asked ? counts['not-begun'] : 0;
  const { draft, submitted, returned, approved } = counts;
  const begun = draft + submitted + returned + approved;
  if (begun + notBegun === 0) return 'not-asked';
  const over = dueOn !== null && today > dueOn;
  if (asked && over && notBegun + draft + returned > 0) return 'late';
  if (begun === 0) return 'not-begun';
  if (returned > 0) return 'returned';
  if (draft + notBegun > 0) return 'draft';
  if (submitted > 0) return 'submitted';
  return over ? 'closed' : 'passed';
}
