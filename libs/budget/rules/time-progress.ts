import {
  type Fen,
  formatPercent,
  type HundredthsOfPercent,
  type Month,
  quotient,
  shareOf,
} from '#values';
import { sumFen } from './cost-figure.js';
import { MONTHS_OF_YEAR, type YearPlan } from './year-plan.js';

/**
 * 序时进度 (time progress): the part of a year's plan that should be completed by the end of a month.
 */
export interface TimeProgress {
  /**
   * How the expected share was calculated. `curve`: from the plan's monthly amounts. `months`: from
   * the number of months passed.
   */
  basis: 'curve' | 'months';
  months: number;
  expectedFen: Fen;
  share: HundredthsOfPercent;
  /** Part of the year's plan that should be completed, in per cent with two decimal places. */
  percent: string;
}

/**
 * Calculates the time progress at the end of `through`, the last complete month. If the plan has no
 * monthly amounts or its amount is zero, the share is the number of months passed out of twelve.
 */
export function timeProgress(
  plan: Pick<YearPlan, 'year' | 'amountFen' | 'curveFen'>,
  through: Month,
): TimeProgress {
  const months = monthsOver(plan.year, through);
  if (plan.curveFen !== null && plan.amountFen > 0n) {
    const expectedFen = sumFen(plan.curveFen.slice(0, months));
    const share = shareOf(expectedFen, plan.amountFen);
    return { basis: 'curve', months, expectedFen, share, percent: formatPercent(share) };
  }
  const share = shareOf(BigInt(months), BigInt(MONTHS_OF_YEAR));
  return {
    basis: 'months',
    months,
    expectedFen: quotient(plan.amountFen * BigInt(months), BigInt(MONTHS_OF_YEAR)),
    share,
    percent: formatPercent(share),
  };
}

function monthsOver(year: number, through: Month): number {
  const at = Number(through.slice(0, 4));
  if (at < year) return 0;
  return at > year ? MONTHS_OF_YEAR : Number(through.slice(5));
}
