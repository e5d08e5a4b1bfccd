import type { FundingSource } from '#finance/ledger';
import { refuseField } from '#platform';
import type { Day, Fen } from '#values';
import { sumFen } from './cost-figure.js';

/** What one source is to pay in a year, fen. */
export interface FundingCell {
  source: FundingSource;
  plannedFen: Fen;
}

/** Who pays for a year, as somebody files it; replaces the year's cells as a whole. */
export interface FundingPlan {
  year: number;
  cells: readonly FundingCell[];
  effectiveOn: Day;
  /** Why it changes; needed for every plan of a year but the first. */
  reason: string | null;
  document: string;
  place: string | null;
}

/** Approved cells of a year: number 1 is the original. */
export interface FundingPlanRecord extends FundingPlan {
  id: string;
  filingId: string;
  number: number;
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}

/** What the cells of a year have to fit; null is not known. */
export interface FundingSurroundings {
  present: FundingPlanRecord | null;
  yearPlanFen: Fen | null;
  today: Day;
}

/** @throws Problem naming the rule that the cells break. */
export function judgeFundingPlan(
  plan: FundingPlan,
  { present, yearPlanFen, today }: FundingSurroundings,
): void {
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

/** Money of one year and source as the ledger has it, fen; a null source was not stated. */
export interface FundingActual {
  year: number;
  source: FundingSource | null;
  series: 'funds' | 'paid';
  amountFen: Fen;
}

/** What the matrix is made of. */
export interface MatrixFacts {
  yearPlans: readonly { year: number; amountFen: Fen }[];
  cells: readonly (FundingCell & { year: number })[];
  actuals: readonly FundingActual[];
  totalFen: Fen | null;
}

/**
 * Planned, in place and paid, fen; null is unknown: no plan names it, or no entry is of it. `gapFen` is what was planned and
 * is not in place yet, of the years of which both are known; below zero more came than planned.
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
/** A year: its cells, and what of its plan no source was promised for. */
export interface MatrixYear extends MatrixSums {
  year: number;
  yearPlanFen: Fen | null;
  unallocatedFen: Fen | null;
  cells: MatrixCell[];
}

/** Of how many years something is known, of how many that the matrix shows. */
export interface YearsKnown {
  known: number;
  of: number;
}
export const MATRIX_FIGURES = ['yearPlan', 'planned', 'inPlace', 'paid', 'gap'] as const;
export type MatrixCoverage = Record<(typeof MATRIX_FIGURES)[number], YearsKnown>;

/** Year × source. `unplannedFen` is what of the total no year's plan covers; unknown while a year between has no plan. */
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
 * Lays planned cells and the ledger's money out by year and source, with sums both ways and what is missing. A year between
 * the first and the last of which nothing is known has a line as well: it is unknown, and no sum may pass for complete.
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
    // Money of a year that no plan names stands against nothing, so it closes no gap.
    gapFen: knownSum(years.map((year) => minus(planned(year), moved('funds', year)))),
  };
}
