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

/** 序时进度: what of a year's plan should be done by the end of a month. */
export interface TimeProgress {
  /** From the curve that was filed, or from the months that have passed. */
  basis: 'curve' | 'months';
  months: number;
  expectedFen: Fen;
  share: HundredthsOfPercent;
  /** The share in per cent with two places. */
  percent: string;
}

/** Progress by the end of `through`, the last month that is over. A plan of nothing has no curve to follow, so the calendar counts. */
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
