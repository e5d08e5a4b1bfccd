import { type Month, monthsBetween } from '#values';

/** Months with completed investment on record: the first one, and how many there are. */
export interface MonthsOnRecord {
  firstMonth: Month | null;
  knownMonths: number;
}

/** As long as the run rate averages. */
export const HISTORY_MONTHS = 12;
const MONTHS_OF_QUARTER = 3;

/**
 * Whether the best month on record says what a project can do: its record reaches back a year, and holds at least as
 * many months as that of a project that reports by the quarter. After one month nobody knows what a good one brings.
 */
export const isEnoughHistory = (
  { firstMonth, knownMonths }: MonthsOnRecord,
  through: Month,
): boolean =>
  firstMonth !== null &&
  monthsBetween(firstMonth, through) >= HISTORY_MONTHS - 1 &&
  knownMonths * MONTHS_OF_QUARTER >= HISTORY_MONTHS;
