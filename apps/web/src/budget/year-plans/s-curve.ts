import type { MonthTotal } from '../../client/ledger.js';
import type { YearOfPlans } from '../../client/planning.js';
import {
  type ChartDefinition,
  runningTotals,
  sumOfKnown,
} from '../../ui/charts/chart-definition.js';

/** Number of months in a year. */
const MONTHS = 12;

type Plan = Pick<YearOfPlans['original'], 'amountFen' | 'curveFen'>;

/** A year with its plans, as far as the curve needs it. */
export interface PlannedYear {
  year: number;
  original: Plan;
  adjusted: Plan | null;
}

/** Amounts of a month by funding source, as the ledger gives them. */
export type MonthSums = Pick<MonthTotal, 'month' | 'completedFen' | 'paidFen'>;

/** What the curve is made of: year plans, earliest year first, and the sums of the ledger. */
export interface CurveFacts {
  years: readonly PlannedYear[];
  totals: readonly MonthSums[];
}

/** Names of the lines and of the axis, in the language of the page. */
export interface CurveWords {
  month: string;
  planned: string;
  original: string;
  completed: string;
  paid: string;
}

/** One year, or all years that have a plan or amounts. */
export type CurveSpan = number | 'all';

const yearOf = (month: string): number => Number(month.slice(0, 4));

/** Returns the years that have a plan or amounts, and those between them, in order. */
export function yearsOfCurve({ years, totals }: CurveFacts): number[] {
  const all = [...years.map(({ year }) => year), ...totals.map(({ month }) => yearOf(month))];
  if (all.length === 0) return [];
  const [first, last] = [Math.min(...all), Math.max(...all)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** Returns the years of a span that have no plan. */
export const yearsWithoutPlan = (facts: CurveFacts, span: CurveSpan): number[] =>
  yearsIn(facts, span).filter((year) => !facts.years.some((one) => one.year === year));

const yearsIn = (facts: CurveFacts, span: CurveSpan): number[] =>
  span === 'all' ? yearsOfCurve(facts) : [span];

/**
 * Returns the span that is shown first: all years if each has a plan, otherwise the latest planned
 * year that has begun, or the first one if none has.
 * @param thisYear the calendar year of the page's day
 */
export function firstSpan(facts: CurveFacts, thisYear: number): CurveSpan {
  if (facts.years.length === 0 || yearsWithoutPlan(facts, 'all').length === 0) return 'all';
  const planned = facts.years.map(({ year }) => year);
  return planned.findLast((year) => year <= thisYear) ?? planned[0] ?? 'all';
}

/**
 * Returns what a plan expects to be completed by the end of each month of its year (序时进度), in
 * fen: by its monthly amounts, or a twelfth of the year more each month.
 */
export function dueByMonth({ amountFen, curveFen }: Plan): bigint[] {
  const year = BigInt(amountFen);
  if (curveFen !== null && year > 0n) {
    let due = 0n;
    return curveFen.map((fen) => (due += BigInt(fen)));
  }
  // Rounded half up, as the server does; a plan is never negative.
  return Array.from(
    { length: MONTHS },
    (_, at) => (2n * year * BigInt(at + 1) + BigInt(MONTHS)) / BigInt(2 * MONTHS),
  );
}

/**
 * Returns the S-curve (累计曲线) of a span: planned, completed and paid, added up month by month from
 * the beginning of the span. The plan is a gap from the first year without a plan on, because its sum is
 * unknown from there. Completed and paid end with the last month for which an amount is recorded.
 */
export function sCurve(facts: CurveFacts, span: CurveSpan, words: CurveWords): ChartDefinition {
  const years = yearsIn(facts, span);
  const months = years.flatMap((year) =>
    Array.from({ length: MONTHS }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`),
  );
  const planOf = (year: number) => facts.years.find((one) => one.year === year);
  const planned = plannedTotals(years, (year) => {
    const plan = planOf(year);
    return plan && (plan.adjusted ?? plan.original);
  });
  const wasAdjusted = years.some((year) => planOf(year)?.adjusted);
  const ledger = (sum: 'completedFen' | 'paidFen') =>
    textOf(runningTotals(months.map((month) => monthSum(facts.totals, month, sum))));
  return {
    kind: 'lines',
    axis: words.month,
    categories: months,
    series: [
      { key: 'planned', name: words.planned, fen: textOf(planned), look: 'plan' },
      { key: 'completed', name: words.completed, fen: ledger('completedFen') },
      { key: 'paid', name: words.paid, fen: ledger('paidFen') },
      ...(wasAdjusted
        ? [
            {
              key: 'original',
              name: words.original,
              fen: textOf(plannedTotals(years, (year) => planOf(year)?.original)),
              look: 'plan' as const,
              grey: true,
            },
          ]
        : []),
    ],
  };
}

/** Adds up plans month by month over years; null from the first year without a plan on. */
function plannedTotals(
  years: readonly number[],
  planOf: (year: number) => Plan | undefined,
): (bigint | null)[] {
  let before: bigint | null = 0n;
  return years.flatMap((year): (bigint | null)[] => {
    const plan = planOf(year);
    if (before === null || !plan) {
      before = null;
      return Array.from({ length: MONTHS }, () => null);
    }
    const start: bigint = before;
    const due = dueByMonth(plan).map((fen) => start + fen);
    before = due.at(-1) ?? null;
    return due;
  });
}

/** Adds up the amounts of a month over funding sources; null when none is recorded. */
const monthSum = (
  totals: readonly MonthSums[],
  month: string,
  sum: 'completedFen' | 'paidFen',
): bigint | null =>
  sumOfKnown(
    totals
      .filter((total) => total.month === month)
      .map((total) => {
        const fen = total[sum];
        return fen === null ? null : BigInt(fen);
      }),
  );

const textOf = (amounts: readonly (bigint | null)[]): (string | null)[] =>
  amounts.map((fen) => (fen === null ? null : fen.toString()));
