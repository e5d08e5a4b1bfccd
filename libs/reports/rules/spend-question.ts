import type { Period } from '#values';

/** What a spend report can be grouped by. */
export const SPEND_GROUPS = ['project', 'year', 'source'] as const;
export type SpendGroup = (typeof SPEND_GROUPS)[number];

/** The question a spend report answers. `knownAt` null means "as known now". */
export interface SpendQuestion {
  period: Period;
  knownAt: Date | null;
  groupBy: readonly SpendGroup[];
  projectId?: string | undefined;
  /** Version of the renderer; without it, the one that was in use at `knownAt`. */
  renderer?: number | undefined;
}

/** Parameters of a report with a fixed instant and renderer, which always give the same rows. */
export interface SettledSpend extends Omit<SpendQuestion, 'knownAt' | 'renderer'> {
  knownAt: Date;
  renderer: number;
}

/**
 * Sums of the three series in fen; null for a series without an entry. The series are never added
 * to each other.
 */
export interface SpendTotals {
  completedFen: bigint | null;
  fundsFen: bigint | null;
  paidFen: bigint | null;
  entries: bigint;
}

/**
 * One row of a report; fields that were not grouped by are absent. `fundingSource` null means that
 * the entries state none.
 */
export interface SpendRow extends SpendTotals {
  projectId?: string;
  projectName?: string;
  plan?: string;
  planItem?: string;
  year?: number;
  fundingSource?: string | null;
  /**
   * For a row of one project: the part of the amount that a parent's figure already contains, and
   * that the totals leave out.
   */
  completedInParentFen?: bigint | null;
  fundsInParentFen?: bigint | null;
  paidInParentFen?: bigint | null;
  entriesInParent?: bigint;
}

/** Coverage: how many of the projects expected to report money have any amount on record. */
export interface SpendCoverage {
  known: number;
  of: number;
}
