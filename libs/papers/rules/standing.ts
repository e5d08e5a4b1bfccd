import { type Fen, formatPercent, type Month, shareOf } from '#values';

const MONTHS = 12n;

/** How far a sum of year plans is completed. Percentages have two decimal places. */
export interface Standing {
  /** Year plans and completed investment in fen, of the projects of which both are known. */
  planFen: string | null;
  completedFen: string | null;
  /** Completed in per cent of the year plan; null where nothing is known or the plan is zero. */
  ratePercent: string | null;
  /** Months that are over in per cent of the year. */
  timePercent: string;
  /** The rate above (or below) the time, in percentage points; null without a rate. */
  leadPoints: string | null;
}

/**
 * Compares completed investment with the year plan and with the months that are over (序时进度).
 * Plan and completion are of the same projects.
 */
export function standingOf(
  planFen: Fen | null,
  completedFen: Fen | null,
  through: Month,
): Standing {
  const time = shareOf(BigInt(through.slice(5)), MONTHS);
  const rate =
    planFen === null || completedFen === null || planFen <= 0n
      ? null
      : shareOf(completedFen, planFen);
  return {
    planFen: planFen?.toString() ?? null,
    completedFen: completedFen?.toString() ?? null,
    ratePercent: rate === null ? null : formatPercent(rate),
    timePercent: formatPercent(time),
    leadPoints: rate === null ? null : formatPercent(rate - time),
  };
}

/**
 * Subtracts two numbers that have two decimal places, such as percentages; null where one of them
 * is not known.
 */
export function difference(one: string | null, other: string | null): string | null {
  return one === null || other === null ? null : formatPercent(hundredths(one) - hundredths(other));
}

/** Reads a number with two decimal places as a whole number of hundredths. */
export const hundredths = (text: string): bigint => BigInt(text.replace('.', ''));
