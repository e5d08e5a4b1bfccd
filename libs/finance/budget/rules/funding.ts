import type { FundingSource } from '#finance/ledger';
import { refuseField } from '#platform';
import type { Day, Fen } from '#values';
import { sumFen } from './cost-figure.js';

/** What one source is to pay in a year, fen. */
export interface FundingCell { source: FundingSource; plannedFen: Fen }

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
export interface FundingPlanRecord extends FundingPlan { id: string; filingId: string; number: number; filedBy: string; approvedBy: string; recordedAt: Date }

/** What the cells of a year have to fit; null is not known. */
export interface FundingSurroundings { present: FundingPlanRecord | null; yearPlanFen: Fen | null; today: Day }

/** @throws Refusal naming the rule that the cells break. */
export function judgeFundingPlan(plan: FundingPlan, { present, yearPlanFen, today }: FundingSurroundings): void {
  if (plan.effectiveOn > today) throw refuseField('DAY_AFTER_TODAY', 'effectiveOn', { today }, `≤ ${today}`);
  if (new Set(plan.cells.map(({ source }) => source)).size < plan.cells.length) throw refuseField('SOURCE_TWICE', 'cells');
  if (present !== null && plan.reason === null) throw refuseField('ADJUSTMENT_REASON_REQUIRED', 'reason');
  const planned = sumFen(plan.cells.map(({ plannedFen }) => plannedFen));
  if (yearPlanFen !== null && planned > yearPlanFen) throw refuseField('CELLS_ABOVE_YEAR', 'cells', { sumFen: String(planned), yearFen: String(yearPlanFen) }, `≤ ${yearPlanFen}`);
}

/** Money of one year and source as the ledger has it, fen; a null source was not stated. */
export interface FundingActual { year: number; source: FundingSource | null; inPlaceFen: Fen; paidFen: Fen }

/** What the matrix is made of. `recorded` says whether the ledger knows anything of a series: otherwise its zeros are unknown. */
export interface MatrixFacts {
  yearPlans: readonly { year: number; amountFen: Fen }[];
  cells: readonly (FundingCell & { year: number })[];
  actuals: readonly FundingActual[];
  recorded: { funds: boolean; paid: boolean };
  totalFen: Fen | null;
}

/** Planned, in place and paid, fen; null is unknown. `gapFen` is what was planned and is not in place yet; below zero more came than planned. */
export interface MatrixSums { plannedFen: Fen | null; inPlaceFen: Fen | null; paidFen: Fen | null; gapFen: Fen | null }

export interface MatrixCell extends MatrixSums { source: FundingSource | null }
/** A year: its cells, and what of its plan no source was promised for. */
export interface MatrixYear extends MatrixSums { year: number; yearPlanFen: Fen | null; unallocatedFen: Fen | null; cells: MatrixCell[] }

/** Year × source. `unplannedFen` is what of the total no year's plan covers. */
export interface FundingMatrix {
  years: MatrixYear[];
  sources: MatrixCell[];
  sums: MatrixSums;
  yearPlansFen: Fen | null;
  unallocatedFen: Fen | null;
  totalFen: Fen | null;
  unplannedFen: Fen | null;
}

type Part = { year: number; source: FundingSource | null };

/** Lays planned cells and the ledger's money out by year and source, with sums both ways and what is missing. */
export function fundingMatrix(facts: MatrixFacts): FundingMatrix {
  const years = distinct([...facts.yearPlans, ...facts.cells, ...facts.actuals].map(({ year }) => year)).sort((one, other) => one - other);
  const sources = distinct([...facts.cells, ...facts.actuals].map(({ source }) => source)).sort((one, other) => (one ?? '~').localeCompare(other ?? '~'));
  const sumsOf = (takes: (part: Part) => boolean) => matrixSums(facts, takes);
  const laid = years.map((year): MatrixYear => {
    const sums = sumsOf((part) => part.year === year);
    const yearPlanFen = facts.yearPlans.find((plan) => plan.year === year)?.amountFen ?? null;
    const cells = sources.map((source) => ({ source, ...sumsOf((part) => part.year === year && part.source === source) })).filter(isFilled);
    return { year, ...sums, yearPlanFen, unallocatedFen: yearPlanFen === null ? null : yearPlanFen - (sums.plannedFen ?? 0n), cells };
  });
  const yearPlansFen = facts.yearPlans.length === 0 ? null : sumFen(facts.yearPlans.map(({ amountFen }) => amountFen));
  const sums = sumsOf(() => true);
  const plannedInYears = sumFen(laid.flatMap((year) => (year.yearPlanFen === null ? [] : [year.plannedFen ?? 0n])));
  return {
    years: laid, sources: sources.map((source) => ({ source, ...sumsOf((part) => part.source === source) })), sums, yearPlansFen,
    unallocatedFen: yearPlansFen === null ? null : yearPlansFen - plannedInYears,
    totalFen: facts.totalFen, unplannedFen: facts.totalFen === null || yearPlansFen === null ? null : facts.totalFen - yearPlansFen,
  };
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
const isFilled = (cell: MatrixCell): boolean => cell.plannedFen !== null || (cell.inPlaceFen ?? 0n) !== 0n || (cell.paidFen ?? 0n) !== 0n;

function matrixSums({ cells, actuals, recorded }: MatrixFacts, takes: (part: Part) => boolean): MatrixSums {
  const planned = cells.filter(takes);
  const plannedFen = planned.length === 0 ? null : sumFen(planned.map((cell) => cell.plannedFen));
  const inPlaceFen = recorded.funds ? sumFen(actuals.filter(takes).map((actual) => actual.inPlaceFen)) : null;
  const paidFen = recorded.paid ? sumFen(actuals.filter(takes).map((actual) => actual.paidFen)) : null;
  return { plannedFen, inPlaceFen, paidFen, gapFen: plannedFen === null || inPlaceFen === null ? null : plannedFen - inPlaceFen };
}
