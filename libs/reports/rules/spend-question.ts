import type { Period } from '#values';

/** Fields by which the rows of a spend report can be grouped and filtered, in the order of columns. */
export const SPEND_GROUPS = [
  'plan',
  'column',
  'item',
  'project',
  'parent',
  'organisation',
  'district',
  'stage',
  'yearCategory',
  'tier',
  'flagship',
  'year',
  'quarter',
  'month',
  'source',
  'composition',
  'scope',
  'document',
  'submitter',
  'approver',
  'origin',
  'entry',
] as const;
export type SpendGroup = (typeof SPEND_GROUPS)[number];

/** Fields that the first two renderers know; also the grouping of a question that names none. */
export const FIRST_GROUPS = ['project', 'year', 'source'] as const satisfies readonly SpendGroup[];
export type FirstGroup = (typeof FIRST_GROUPS)[number];

/** Units in which a file shows amounts: 元 (yuan), 万元 (10,000 yuan), 亿元 (100 million yuan). */
export const REPORT_UNITS = ['yuan', 'wan', 'yi'] as const;
export type ReportUnit = (typeof REPORT_UNITS)[number];

/** Value of a filter that stands for entries or projects of which the field is not recorded. */
export const NOT_RECORDED = 'none';

/** Values that a report is restricted to, by field; fields without restriction are absent. */
export type SpendFilters = Readonly<Partial<Record<SpendGroup, readonly string[]>>>;

/** Forms in which a report is handed out. */
export const REPORT_FORMATS = ['json', 'csv', 'xlsx', 'pdf'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/**
 * Parameters of a spend report as the user gives them. `knownAt` is the instant up to which records
 * are taken into account; null means now.
 */
export interface SpendQuestion {
  period: Period;
  knownAt: Date | null;
  groupBy: readonly SpendGroup[];
  projectId?: string | undefined;
  /** Restrictions; none when left out. */
  filters?: SpendFilters | undefined;
  /** Unit of the amounts in files; yuan when left out. */
  unit?: ReportUnit | undefined;
  /**
   * Version of the renderer; when left out, the version that was in use at the instant `knownAt`.
   */
  renderer?: number | undefined;
}

/**
 * Parameters of a spend report with a fixed instant and renderer version; they always give the same
 * rows.
 */
export interface SettledSpend extends Omit<
  SpendQuestion,
  'knownAt' | 'renderer' | 'filters' | 'unit'
> {
  knownAt: Date;
  renderer: number;
  filters: SpendFilters;
  unit: ReportUnit;
  /** Projects that a reproduced report covered; undefined for a new one. */
  covered?: readonly string[] | undefined;
}

/**
 * Returns whether only a renderer from version 3 on can answer a question: the earlier ones know
 * neither filters nor units, and only three groupings.
 */
export const needsThirdRenderer = ({ groupBy, filters, unit }: SpendQuestion): boolean =>
  groupBy.some((group) => !FIRST_GROUPS.some((first) => first === group)) ||
  Object.keys(filters ?? {}).length > 0 ||
  (unit ?? 'yuan') !== 'yuan';

/** Name of a grouping as the report of renderer 3 and later states it. */
export const outwardGroup = (group: SpendGroup): string =>
  group === 'source' ? 'fundingSource' : group;

/** Returns the grouping of a name, also of the former name of the funding source. */
export const groupNamed = (name: string): SpendGroup | undefined =>
  SPEND_GROUPS.find((group) => group === name || outwardGroup(group) === name);

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
  /** Further fields of renderer 3, by the groupings asked. */
  [field: string]: unknown;
}

/**
 * Coverage of a report: `of` is the number of projects expected to report money, `known` the number
 * of those that have reported an amount.
 */
export interface SpendCoverage {
  known: number;
  of: number;
}
