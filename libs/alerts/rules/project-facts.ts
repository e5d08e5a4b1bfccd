import type { Ceiling } from '#finance/budget';
import type { ApprovalRegime, ProjectSector } from '#projects';
import type { Day, Month } from '#values';

/** A milestone, as an input of the rules. */
export interface MilestoneFacts {
  id: string;
  name: string;
  baselineOn: Day;
  forecastOn: Day;
  actualOn: Day | null;
  fromTarget: boolean;
}

/** Special-bond money that arrived in a month, in fen. */
export interface BondFunds {
  month: Month;
  amountFen: bigint;
}

/** Recorded cost figures of a project, in fen. */
export interface CostFacts {
  /** Estimate (估算), if it has the same scope (口径) as the first approved estimate. */
  estimateFen: bigint | null;
  /**
   * First and present approved estimate, the id of the latter's record, and the audit document it
   * names.
   */
  approvedFen: bigint | null;
  currentFen: bigint | null;
  currentId: string | null;
  auditDocument: string | null;
  finalAccount: boolean;
}

/** Facts about a project that rules use. Amounts in fen; null is unknown, never zero. */
export interface ProjectFacts {
  id: string;
  name: string;
  unitId: string;
  kind: string;
  milestones: readonly MilestoneFacts[];
  regime: ApprovalRegime | null;
  sector: ProjectSector | null;
  /**
   * The approved total or, without one, the figure used instead; when there is no amount, the
   * reason.
   */
  ceiling: Ceiling;
  cost: CostFacts;
  /** The newest forecast of the final cost, in fen. */
  forecast: { amountFen: bigint; scope: string } | null;
  /** Investment planned for the plan period of the day, in fen. */
  fypSpendFen: bigint | null;
  planPeriod: { from: Day; to: Day };
  /**
   * Physical progress (形象进度) at the last reading, in hundredths of a per cent; null when there was
   * none.
   */
  progress: { hundredths: number; readOn: Day } | null;
  /**
   * Number of ledger entries, in total and per series. The sum of a series without entries is null.
   */
  entries: bigint;
  entriesOf: Readonly<Record<'completed' | 'funds' | 'paid', bigint>>;
  completedFen: bigint | null;
  fundsFen: bigint | null;
  paidFen: bigint | null;
  /** Completed in the months of the plan period; null without an entry in them. */
  periodCompletedFen: bigint | null;
  /** The largest amount completed in one month; null without a month. */
  bestMonthFen: bigint | null;
  /** The first month with completed investment, and the number of such months. */
  firstMonth: Month | null;
  knownMonths: number;
  /** Whether the running totals equal the sums of their months. */
  totalsAgree: boolean;
  /** The day on which the newest entry was recorded. */
  lastRecordedOn: Day | null;
  /** Special-bond money that arrived, by month, and the sum paid from it, in fen. */
  bondFunds: readonly BondFunds[];
  bondPaidFen: bigint;
  /** Recorded issues of special bonds. */
  bonds: readonly { issuedOn: Day; amountFen: bigint }[];
  /**
   * The present year's plan with its monthly curve, and what was completed in the year's finished
   * months (null without an entry in them); null without a plan.
   */
  yearPlan: {
    year: number;
    plannedFen: bigint;
    curveFen: readonly bigint[] | null;
    completedFen: bigint | null;
  } | null;
}
