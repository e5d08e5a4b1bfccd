import { type Month, monthsBetween } from '#values';

/**
 * How much is on record about a project's completed investment: the first month with an amount, and
 * the number of months with an amount.
 */
export interface MonthsOnRecord {
  firstMonth: Month | null;
  knownMonths: number;
}

/** Number of months that the records must cover before monthly amounts are evaluated. */
export const HISTORY_MONTHS = 12;
const MONTHS_OF_QUARTER = 3;

/**
 * Tells whether a project's records are sufficient to know its best month: they begin at least a
 * year ago and contain at least as many months as quarterly reporting would produce. With few
 * months on record, the largest amount says little about what is possible.
 */
export const isEnoughHistory = (
  { firstMonth, knownMonths }: MonthsOnRecord,
  through: Month,
): boolean =>
  firstMonth !== null &&
  monthsBetween(firstMonth, through) >= HISTORY_MONTHS - 1 &&
  knownMonths * MONTHS_OF_QUARTER >= HISTORY_MONTHS;
