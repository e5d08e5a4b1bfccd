import type { Day, Month } from '#values';

/** A milestone as rules see it. */
export interface MilestoneFacts { id: string; name: string; baselineOn: Day; forecastOn: Day; actualOn: Day | null; fromTarget: boolean }

/** Money of special bonds that arrived in a month, in fen. */
export interface BondFunds { month: Month; amountFen: bigint }

/** What rules know of a project. Amounts in fen; null is unknown, never zero. */
export interface ProjectFacts {
  id: string; name: string; unitId: string; kind: string;
  milestones: readonly MilestoneFacts[];
  totalInvestmentFen: bigint | null;
  /** Investment planned for the plan period. */
  fypSpendFen: bigint | null;
  planPeriod: { from: Day; to: Day };
  /** Entries in the ledger, in all and of each series; a sum of none is of nothing, not zero. */
  entries: bigint;
  entriesOf: Readonly<Record<'completed' | 'funds' | 'paid', bigint>>;
  completedFen: bigint;
  fundsFen: bigint;
  paidFen: bigint;
  /** Completed in the months of the plan period. */
  periodCompletedFen: bigint;
  /** The most that was completed in any one month; null without a month. */
  bestMonthFen: bigint | null;
  /** Whether the running totals are the sums of their months. */
  totalsAgree: boolean;
  /** The day the newest entry was recorded. */
  lastRecordedOn: Day | null;
  /** Special bonds: what arrived, month by month, and what was paid from them. */
  bondFunds: readonly BondFunds[];
  bondPaidFen: bigint;
  /** The present year's plan, and what was completed in it; null while no plan is on record. */
  yearPlan: { year: number; plannedFen: bigint; completedFen: bigint } | null;
}
