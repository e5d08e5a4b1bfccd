import { type Month, monthsBetween } from '#values';

/** The first month with completed investment on record, and the number of such months. */
export interface MonthsOnRecord {
  firstMonth: Month | null;
  knownMonths: number;
}

/** Number of months that the run rate averages. */
export const HISTORY_MONTHS = 12;
const MONTHS_OF_QUARTER = 3;

/**
 * Whether there is enough history to know the best month of a project: records reach back a year
 * and hold at least as many months as quarterly reporting would give. With a single month on
 * record, no best month can be known.
 */
export const isEnoughHistory = (
  { firstMonth, knownMonths }: MonthsOnRecord,
  through: Month,
): boolean =>
  firstMonth !== null &&
  monthsBetween(firstMonth, through) >= HISTORY_MONTHS - 1 &&
  knownMonths * MONTHS_OF_QUARTER >= HISTORY_MONTHS;
