import type { FundingSource } from '#ledger';
import { refuseField, refuseYearTooFar } from '#platform/problem';
import type { Day, Fen } from '#values';
import { sumFen } from './cost-figure.js';
import { YEARS_AHEAD_MAX } from './year-plan.js';

/** Amount that one funding source is planned to pay in a year, fen. */
export interface FundingCell {
  source: FundingSource;
  plannedFen: Fen;
}

/**
 * Planned amounts by funding source for a year, as entered in a change request. They replace all
 * earlier amounts of the year.
 */
export interface FundingPlan {
  year: number;
  cells: readonly FundingCell[];
  effectiveOn: Day;
  /** Reason for the change; required unless this is the first funding plan of the year. */
  reason: string | null;
  document: string;
  place: string | null;
}

/**
 * An approved funding plan of a year. Number 1 is the original plan; each higher number is an
 * adjustment.
 */
export interface FundingPlanRecord extends FundingPlan {
  id: string;
  filingId: string;
  number: number;
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}

/**
 * Values with which a funding plan is compared: the year's current funding plan and the year's
 * planned investment (fen). Null means not known.
 */
export interface FundingSurroundings {
  present: FundingPlanRecord | null;
  yearPlanFen: Fen | null;
  today: Day;
}

/**
 * Checks a funding plan.
 * @throws Problem with the code of the broken rule.
 */
export function checkFundingPlan(
  plan: FundingPlan,
  { present, yearPlanFen, today }: FundingSurroundings,
): void {
  refuseYearTooFar('year', plan.year, { today, years: YEARS_AHEAD_MAX });
  if (plan.effectiveOn > today)
    throw refuseField('DAY_AFTER_TODAY', 'effectiveOn', { today }, `≤ ${today}`);
  if (new Set(plan.cells.map(({ source }) => source)).size < plan.cells.length)
    throw refuseField('SOURCE_TWICE', 'cells');
  if (present !== null && plan.reason === null)
    throw refuseField('ADJUSTMENT_REASON_REQUIRED', 'reason');
  const planned = sumFen(plan.cells.map(({ plannedFen }) => plannedFen));
  if (yearPlanFen !== null && planned > yearPlanFen)
    throw refuseField(
      'CELLS_ABOVE_YEAR',
      'cells',
      { sumFen: String(planned), yearFen: String(yearPlanFen) },
      `≤ ${yearPlanFen}`,
    );
}

/**
 * Sum of the ledger entries of one year and funding source, fen. `source` is null when the entries
 * state no source. Series (kind of amount): `funds` is money received, `paid` is money paid out.
 */
export interface FundingActual {
  year: number;
  source: FundingSource | null;
  series: 'funds' | 'paid';
  amountFen: Fen;
}

/**
 * Inputs of the funding matrix: planned investment by year, planned amounts and ledger sums by year
 * and funding source, and the project's total cost.
 */
export interface MatrixFacts {
  yearPlans: readonly { year: number; amountFen: Fen }[];
  cells: readonly (FundingCell & { year: number })[];
  actuals: readonly FundingActual[];
  totalFen: Fen | null;
}

/**
 * Sums planned, received (`inPlaceFen`) and paid, in fen. Null means that no plan, or no ledger
 * entry, states an amount. `gapFen` is planned minus received, over the years for which both are
 * known; it is negative when more was received than planned.
 */
export interface MatrixSums {
  plannedFen: Fen | null;
  inPlaceFen: Fen | null;
  paidFen: Fen | null;
  gapFen: Fen | null;
}

export interface MatrixCell extends MatrixSums {
  source: FundingSource | null;
}
/**
 * A year of the funding matrix: one cell per funding source, and `unallocatedFen`, the part of the
 * year's planned investment that no funding source covers.
 */
export interface MatrixYear extends MatrixSums {
  year: number;
  yearPlanFen: Fen | null;
  unallocatedFen: Fen | null;
  cells: MatrixCell[];
}

/** Number of years with a known amount (`known`) out of all years of the funding matrix (`of`). */
export interface YearsKnown {
  known: number;
  of: number;
}
export const MATRIX_FIGURES = ['yearPlan', 'planned', 'inPlace', 'paid', 'gap'] as const;
export type MatrixCoverage = Record<(typeof MATRIX_FIGURES)[number], YearsKnown>;

/**
 * Funding of a project by year and funding source, in fen. `unplannedFen` is the part of the
 * project's total cost that is not in the plan of any year; null when the total is unknown or a
 * year between the first and the last has no plan.
 */
export interface FundingMatrix {
  years: MatrixYear[];
  sources: MatrixCell[];
  sums: MatrixSums;
  coverage: MatrixCoverage;
  yearPlansFen: Fen | null;
  unallocatedFen: Fen | null;
  totalFen: Fen | null;
  unplannedFen: Fen | null;
}

type Part = { year: number; source: FundingSource | null };

/**
 * Arranges planned funding and ledger amounts by year and funding source, with sums by year and by
 * source. Years without any data between the first and the last year are listed with unknown
 * amounts, so that an incomplete sum can be recognised.
 */
export function fundingMatrix(facts: MatrixFacts): FundingMatrix {
  const years = yearsBetween(
    [...facts.yearPlans, ...facts.cells, ...facts.actuals].map(({ year }) => year),
  );
  const sources = [...new Set([...facts.cells, ...facts.actuals].map(({ source }) => source))].sort(
    (one, other) => (one ?? '~').localeCompare(other ?? '~'),
  );
  const sumsOf = (takes: (part: Part) => boolean) => matrixSums(facts, takes);
  const laid = years.map((year): MatrixYear => {
    const sums = sumsOf((part) => part.year === year);
    const yearPlanFen = facts.yearPlans.find((plan) => plan.year === year)?.amountFen ?? null;
    const cells = sources
      .map((source) => ({
        source,
        ...sumsOf((part) => part.year === year && part.source === source),
      }))
      .filter(isFilled);
    return {
      year,
      ...sums,
      yearPlanFen,
      unallocatedFen: minus(yearPlanFen, sums.plannedFen),
      cells,
    };
  });
  const sumOfYears = (of: (year: MatrixYear) => Fen | null) => knownSum(laid.map(of));
  const yearPlansFen = sumOfYears((year) => year.yearPlanFen);
  const coverage = coverageOf(laid);
  const allPlanned = coverage.yearPlan.known === coverage.yearPlan.of;
  return {
    years: laid,
    sources: sources.map((source) => ({ source, ...sumsOf((part) => part.source === source) })),
    sums: sumsOf(() => true),
    coverage,
    yearPlansFen,
    unallocatedFen: sumOfYears((year) => year.unallocatedFen),
    totalFen: facts.totalFen,
    unplannedFen: allPlanned ? minus(facts.totalFen, yearPlansFen) : null,
  };
}

function yearsBetween(years: readonly number[]): number[] {
  if (years.length === 0) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function coverageOf(years: readonly MatrixYear[]): MatrixCoverage {
  const known = (of: (year: MatrixYear) => Fen | null): YearsKnown => ({
    known: years.filter((year) => of(year) !== null).length,
    of: years.length,
  });
  return {
    yearPlan: known((year) => year.yearPlanFen),
    planned: known((year) => year.plannedFen),
    inPlace: known((year) => year.inPlaceFen),
    paid: known((year) => year.paidFen),
    gap: known((year) => year.gapFen),
  };
}

const minus = (one: Fen | null, other: Fen | null): Fen | null =>
  one === null || other === null ? null : one - other;

function knownSum(parts: readonly (Fen | null)[]): Fen | null {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : sumFen(known);
}

const isFilled = ({ plannedFen, inPlaceFen, paidFen }: MatrixCell): boolean =>
  plannedFen !== null || inPlaceFen !== null || paidFen !== null;

function matrixSums({ cells, actuals }: MatrixFacts, takes: (part: Part) => boolean): MatrixSums {
  const taken = { cells: cells.filter(takes), actuals: actuals.filter(takes) };
  const planned = (year?: number) =>
    knownSum(
      taken.cells
        .filter((cell) => year === undefined || cell.year === year)
        .map((cell) => cell.plannedFen),
    );
  const moved = (series: FundingActual['series'], year?: number) =>
    knownSum(
      taken.actuals
        .filter(
          (actual) => actual.series === series && (year === undefined || actual.year === year),
        )
        .map((actual) => actual.amountFen),
    );
  const years = [...new Set(taken.cells.map(({ year }) => year))];
  return {
    plannedFen: planned(),
    inPlaceFen: moved('funds'),
    paidFen: moved('paid'),
    // A year without a funding plan is left out even if money was received in it, because without a
    // planned amount there is no gap to calculate.
    gapFen: knownSum(years.map((year) => minus(planned(year), moved('funds', year)))),
  };
}
