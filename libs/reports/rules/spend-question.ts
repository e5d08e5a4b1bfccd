import type { Period } from '#values';

/** Fields by which the rows of a spend report can be grouped. */
export const SPEND_GROUPS = ['project', 'year', 'source'] as const;
export type SpendGroup = (typeof SPEND_GROUPS)[number];

/**
 * Parameters of a spend report as the user gives them. `knownAt` is the instant up to which records
 * are taken into account; null means now.
 */
export interface SpendQuestion {
  period: Period;
  knownAt: Date | null;
  groupBy: readonly SpendGroup[];
  projectId?: string | undefined;
  /**
   * Version of the renderer; when left out, the version that was in use at the instant `knownAt`.
   */
  renderer?: number | undefined;
}

/**
 * Parameters of a spend report with a fixed instant and renderer version; they always give the same
 * rows.
 */
export interface SettledSpend extends Omit<SpendQuestion, 'knownAt' | 'renderer'> {
  knownAt: Date;
  renderer: number;
}

/**
 * Sums in fen of completed investment, funds in place and payments; null when there is no entry of
 * that kind. The three are never added to each other.
 */
export interface SpendTotals {
  completedFen: bigint | null;
  fundsFen: bigint | null;
  paidFen: bigint | null;
  entries: bigint;
}

/**
 * One row of a spend report. Fields by which the report is not grouped are absent. `fundingSource`
 * is null when the ledger entries of the row state no source.
 */
export interface SpendRow extends SpendTotals {
  projectId?: string;
  projectName?: string;
  plan?: string;
  planItem?: string | null;
  year?: number;
  fundingSource?: string | null;
  /**
   * Set only in rows of one project: the part of the amount that is already contained in the amount
   * of a parent project. The totals do not include this part.
   */
  completedInParentFen?: bigint | null;
  fundsInParentFen?: bigint | null;
  paidInParentFen?: bigint | null;
  entriesInParent?: bigint;
}

/**
 * Coverage of a report: `of` is the number of projects expected to report money, `known` the number
 * of those that have reported an amount.
 */
export interface SpendCoverage {
  known: number;
  of: number;
}
