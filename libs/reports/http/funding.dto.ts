import { ApiProperty } from '@nestjs/swagger';
import {
  type BondClock,
  type FundingPlanRecord,
  type MatrixCell,
  type MatrixSums,
  PREFINANCING_STATES,
} from '#budget';
import type { FundingSource } from '#ledger';
import type { ProjectFunding } from '../queries/funding-matrix.js';
import { type Names, SignatoriesDto, presentSignatories } from '#budget/http';

/**
 * Planned amount, funds in place, and payments, for a year and funding source or a sum of these.
 * The planned amount comes from approved funding plans, the other two from the ledger.
 */
export class MatrixSumsDto {
  plannedFen: string | null;
  inPlaceFen: string | null;
  paidFen: string | null;
  /**
   * planned and not in place yet, of the years of which both are known; below zero more came than
   * planned
   */
  gapFen: string | null;
}

export class MatrixCellDto extends MatrixSumsDto {
  /** funding source; null when the entries state none */
  source: FundingSource | null;
}

export class MatrixYearDto extends MatrixSumsDto {
  /** @example 2026 */
  year: number;
  yearPlanFen: string | null;
  /** what of the year’s plan no source was promised for */
  unallocatedFen: string | null;
  cells: MatrixCellDto[];
}

export class PlannedCellDto {
  source: FundingSource;
  plannedFen: string;
}

/** One approved version of a year's funding plan. */
export class FundingVersionDto extends SignatoriesDto {
  id: string;
  /** @example 2026 */
  year: number;
  /**
   * 1 is the original
   * @example 1
   */
  number: number;
  cells: PlannedCellDto[];
  effectiveOn: string;
  reason: string | null;
  document: string;
}

/**
 * A special bond, how much of it is spent, and whether it is spent within the time that the rule
 * permits.
 */
export class BondClockDto {
  id: string;
  name: string;
  issuedOn: string;
  amountFen: string;
  document: string;
  note: string | null;
  /**
   * full months
   * @example 6
   */
  monthsSinceIssue: number;
  /** taken to come from the bond issued first */
  spentFen: string | null;
  /** @example 70.00 */
  spentPercent: string | null;
  state: 'running' | 'spent' | 'amber' | 'red' | 'cannot-be-judged';
  reason: 'NO_PAYMENTS_RECORDED' | 'RULE_NOT_IN_FORCE' | null;
  /** what has to be paid from it for the clock to be content; null when it is */
  turnsGreenAtFen: string | null;
  ruleVersion: number | null;
  source: string | null;
}

/**
 * Result of the check whether a contractor seems to work at its own expense before being paid,
 * which the law forbids for government investment.
 */
export class PrefinancingDto {
  state: (typeof PREFINANCING_STATES)[number];
  /** signs of it, or why it cannot be evaluated */
  reasons: (
    | 'FUNDS_SHORT'
    | 'PAYMENTS_LOW'
    | 'REGIME_NOT_RECORDED'
    | 'SERIES_NOT_RECORDED'
    | 'RULE_NOT_IN_FORCE'
  )[];
  /** amounts in fen, shares in per cent, as text; null is unknown */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', nullable: true } })
  inputs: Record<string, string | null>;
  ruleVersion: number | null;
  /** @example 政府投资条例 第二十二条 */
  source: string | null;
}

/** In how many of the displayed years an amount is known. */
export class YearsKnownDto {
  /** @example 2 */
  known: number;
  /** @example 5 */
  of: number;
}

/** For each kind of amount, in how many of the displayed years it is known. */
export class MatrixCoverageDto {
  /** years with a plan */
  yearPlan: YearsKnownDto;
  /** years with planned sources */
  planned: YearsKnownDto;
  inPlace: YearsKnownDto;
  paid: YearsKnownDto;
  /** years of which both planned and in place are known */
  gap: YearsKnownDto;
}

/** The funding of a project by year and funding source. */
export class FundingMatrixDto {
  /** earliest first; none between the first and the last is left out */
  years: MatrixYearDto[];
  /** sums of each funding source over all years */
  sources: MatrixCellDto[];
  sums: MatrixSumsDto;
  coverage: MatrixCoverageDto;
  yearPlansFen: string | null;
  /** of all years whose plan and sources are known */
  unallocatedFen: string | null;
  totalFen: string | null;
  /** what of the total no year’s plan covers; unknown while a year has no plan */
  unplannedFen: string | null;
  /** every approved version of a year’s cells, as it became known */
  versions: FundingVersionDto[];
  bonds: BondClockDto[];
  prefinancing: PrefinancingDto;
}

const fen = (amount: bigint | null): string | null => amount?.toString() ?? null;
const presentSums = (sums: MatrixSums): MatrixSumsDto => ({
  plannedFen: fen(sums.plannedFen),
  inPlaceFen: fen(sums.inPlaceFen),
  paidFen: fen(sums.paidFen),
  gapFen: fen(sums.gapFen),
});
const presentCell = (cell: MatrixCell): MatrixCellDto => ({
  source: cell.source,
  ...presentSums(cell),
});

/** Converts the funding of a project to its response DTO. */
export const presentFunding = (
  { matrix, versions, bonds, prefinancing }: ProjectFunding,
  names: Names,
): FundingMatrixDto => ({
  years: matrix.years.map((year) => ({
    year: year.year,
    ...presentSums(year),
    yearPlanFen: fen(year.yearPlanFen),
    unallocatedFen: fen(year.unallocatedFen),
    cells: year.cells.map(presentCell),
  })),
  sources: matrix.sources.map(presentCell),
  sums: presentSums(matrix.sums),
  coverage: matrix.coverage,
  yearPlansFen: fen(matrix.yearPlansFen),
  unallocatedFen: fen(matrix.unallocatedFen),
  totalFen: fen(matrix.totalFen),
  unplannedFen: fen(matrix.unplannedFen),
  versions: versions.map((version) => presentVersion(version, names)),
  bonds: bonds.map(presentBond),
  prefinancing: {
    ...prefinancing,
    reasons: [...prefinancing.reasons],
    inputs: { ...prefinancing.inputs },
  },
});

const presentVersion = (plan: FundingPlanRecord, names: Names): FundingVersionDto => ({
  id: plan.id,
  year: plan.year,
  number: plan.number,
  cells: plan.cells.map(({ source, plannedFen }) => ({ source, plannedFen: String(plannedFen) })),
  effectiveOn: plan.effectiveOn,
  reason: plan.reason,
  document: plan.document,
  ...presentSignatories(plan, names),
});

const presentBond = ({ bond, ...clock }: BondClock): BondClockDto => ({
  id: bond.id,
  name: bond.name,
  issuedOn: bond.issuedOn,
  amountFen: String(bond.amountFen),
  document: bond.document,
  note: bond.note,
  monthsSinceIssue: clock.monthsSinceIssue,
  spentFen: fen(clock.spentFen),
  spentPercent: clock.spentPercent,
  state: clock.state,
  reason: clock.reason,
  turnsGreenAtFen: fen(clock.turnsGreenAtFen),
  ruleVersion: clock.ruleVersion,
  source: clock.source,
});
