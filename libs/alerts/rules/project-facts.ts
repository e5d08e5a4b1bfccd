import type { Ceiling } from '#finance/budget';
import type { ApprovalRegime, ProjectSector } from '#projects';
import type { Day, Month } from '#values';

/** A milestone as rules see it. */
export interface MilestoneFacts {
  id: string;
  name: string;
  baselineOn: Day;
  forecastOn: Day;
  actualOn: Day | null;
  fromTarget: boolean;
}

/** Money of special bonds that arrived in a month, in fen. */
export interface BondFunds {
  month: Month;
  amountFen: bigint;
}

/** What is on record of what a project costs, in fen. */
export interface CostFacts {
  /** 估算, as far as it covers what the first approved estimate covers. */
  estimateFen: bigint | null;
  /** The first approved estimate and the present one; the record of the latter, and the audit that it names. */
  approvedFen: bigint | null;
  currentFen: bigint | null;
  currentId: string | null;
  auditDocument: string | null;
  finalAccount: boolean;
}

/** What rules know of a project. Amounts in fen; null is unknown, never zero. */
export interface ProjectFacts {
  id: string;
  name: string;
  unitId: string;
  kind: string;
  milestones: readonly MilestoneFacts[];
  regime: ApprovalRegime | null;
  sector: ProjectSector | null;
  /** The approved total, or what stands in for it; without an amount, why there is none. */
  ceiling: Ceiling;
  cost: CostFacts;
  /** The newest forecast of the final cost. */
  forecast: { amountFen: bigint; scope: string } | null;
  /** Investment planned for the plan period that the day is measured by. */
  fypSpendFen: bigint | null;
  planPeriod: { from: Day; to: Day };
  /** How far the work is, in hundredths of a per cent, as it was last read; null when nobody ever read it. */
  progress: { hundredths: number; readOn: Day } | null;
  /** Entries in the ledger, in all and of each series; a sum of none is null. */
  entries: bigint;
  entriesOf: Readonly<Record<'completed' | 'funds' | 'paid', bigint>>;
  completedFen: bigint | null;
  fundsFen: bigint | null;
  paidFen: bigint | null;
  /** Completed in the months of the plan period; null where no entry is of one. */
  periodCompletedFen: bigint | null;
  /** The most that was completed in any one month; null without a month. */
  bestMonthFen: bigint | null;
  /** The first month with completed investment on record, and how many such months there are. */
  firstMonth: Month | null;
  knownMonths: number;
  /** Whether the running totals are the sums of their months. */
  totalsAgree: boolean;
  /** The day the newest entry was recorded. */
  lastRecordedOn: Day | null;
  /** Special bonds: what arrived, month by month, and what was paid from them. */
  bondFunds: readonly BondFunds[];
  bondPaidFen: bigint;
  /** Special bonds that were issued, where somebody recorded them. */
  bonds: readonly { issuedOn: Day; amountFen: bigint }[];
  /** The present year's plan with its curve, and what was completed in its months that are over (null where no entry is of one); null while no plan is on record. */
  yearPlan: {
    year: number;
    plannedFen: bigint;
    curveFen: readonly bigint[] | null;
    completedFen: bigint | null;
  } | null;
}
