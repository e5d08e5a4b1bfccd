import type { Ceiling } from '#budget';
import type { ApprovalRegime, ProjectSector } from '#projects';
import type { Day, Month } from '#values';

/** Data of a milestone that the alert rules use. */
export interface MilestoneFacts {
  id: string;
  name: string;
  baselineOn: Day;
  forecastOn: Day;
  actualOn: Day | null;
  fromTarget: boolean;
  /** Whether its day was only inferred from the plan, so that nobody promised it. */
  derived: boolean;
}

/** Money from special bonds (专项债) that arrived in a month, in fen. */
export interface BondFunds {
  month: Month;
  amountFen: bigint;
}

/** Recorded cost figures of a project, in fen (1/100 yuan); null is unknown. */
export interface CostFacts {
  /**
   * Estimate (估算) of the cost. Null when none is recorded, or when its scope (口径) differs from that
   * of the first approved estimate, so that the two cannot be compared.
   */
  estimateFen: bigint | null;
  /**
   * Amounts of the first and the present approved estimate (概算), the id of the record that contains
   * the present estimate, and the audit document which that record cites.
   */
  approvedFen: bigint | null;
  currentFen: bigint | null;
  currentId: string | null;
  auditDocument: string | null;
  finalAccount: boolean;
}

/**
 * Data of a project that the alert rules use. Amounts are in fen; null means unknown, never zero.
 */
export interface ProjectFacts {
  id: string;
  name: string;
  unitId: string;
  kind: string;
  /** Whether it is put off, stopped or given up, so that nothing is due. */
  resting: boolean;
  milestones: readonly MilestoneFacts[];
  regime: ApprovalRegime | null;
  sector: ProjectSector | null;
  /**
   * The spending limit: the approved total or, if no total is approved, the amount in the plan or a
   * published total. When there is no amount, `reason` is the reason for that.
   */
  ceiling: Ceiling;
  /**
   * By how many per cent the project of an enterprise may exceed what was verified or filed before
   * an amendment is needed; null when no rule is in force.
   */
  amendmentPercent: number | null;
  cost: CostFacts;
  /** The newest forecast of the final cost, in fen, with its scope (口径). */
  forecast: { amountFen: bigint; scope: string } | null;
  /** Investment planned for the plan period that contains the day of the evaluation, in fen. */
  fypSpendFen: bigint | null;
  planPeriod: { from: Day; to: Day };
  /**
   * Physical progress (形象进度) at the last reading, in hundredths of a per cent; null when there was
   * none.
   */
  progress: { hundredths: number; readOn: Day } | null;
  /**
   * Number of ledger entries, in total and per kind of amount. The sums below are null for a kind
   * of amount without entries.
   */
  entries: bigint;
  entriesOf: Readonly<Record<'completed' | 'funds' | 'paid', bigint>>;
  completedFen: bigint | null;
  fundsFen: bigint | null;
  paidFen: bigint | null;
  /**
   * Amount completed in the months of the plan period, in fen; null when there is no ledger entry
   * in these months.
   */
  periodCompletedFen: bigint | null;
  /** The largest amount completed in one month; null when no month has an entry. */
  bestMonthFen: bigint | null;
  /**
   * The first month that has a ledger entry of completed investment, and the number of months with
   * such an entry. An entry with the amount 0 counts too.
   */
  firstMonth: Month | null;
  knownMonths: number;
  /** Whether the stored running totals equal the sums of the monthly amounts. */
  totalsAgree: boolean;
  /** Day on which the newest ledger entry was recorded; null when there are no entries. */
  lastRecordedOn: Day | null;
  /** Special-bond money that arrived, by month; below, the sum paid from it, in fen. */
  bondFunds: readonly BondFunds[];
  bondPaidFen: bigint;
  /** Recorded issues of special bonds (专项债) for the project: day of issue and amount in fen. */
  bonds: readonly { issuedOn: Day; amountFen: bigint }[];
  /**
   * The plan of the present year; null without a plan. `curveFen` are the planned amounts per
   * month. `completedFen` is the amount completed in the finished months of the year; null when
   * these months have no ledger entry.
   */
  yearPlan: {
    year: number;
    plannedFen: bigint;
    curveFen: readonly bigint[] | null;
    completedFen: bigint | null;
  } | null;
  /** Approved explanations of alerts, with what each covers; see `Coverage`. */
  explanations: readonly { episodeKey: string; matter: string; extent: bigint; on: Day }[];
}
