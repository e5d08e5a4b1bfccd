import type { Day, Fen } from '#values';

/**
 * Main purpose of an item: invest in construction, promise a quantity or service, change rules, or
 * guide land use.
 */
export const ITEM_KINDS = ['investment', 'programme', 'reform', 'spatial-guidance'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Comparators of a target with one figure. */
export const FIGURE_COMPARATORS = ['>=', '>', '=', '~', '<=', '<'] as const;
export type FigureComparator = (typeof FIGURE_COMPARATORS)[number];

/** All comparators of a target; `range` takes two figures, the last three take none. */
export const TARGET_COMPARATORS = [
  ...FIGURE_COMPARATORS,
  'range',
  'by-date',
  'in-step',
  'province-assigned',
] as const;
export type TargetComparator = (typeof TARGET_COMPARATORS)[number];

/** How a target is counted. */
export const TARGET_BASES = ['level-at-end', 'annual-average', 'cumulative', 'per-year'] as const;
export type TargetBasis = (typeof TARGET_BASES)[number];

/** Which part of a line the amount of a flagship covers (口径). */
export const FLAGSHIP_SCOPES = ['whole-line', 'hangzhou-section', 'not-stated'] as const;
export type FlagshipScope = (typeof FLAGSHIP_SCOPES)[number];

export const INDICATOR_BINDINGS = ['binding', 'expected'] as const;
export type IndicatorBinding = (typeof INDICATOR_BINDINGS)[number];

export const OVER_YEARS_KINDS = ['annual', 'cumulative'] as const;
export type OverYearsKind = (typeof OVER_YEARS_KINDS)[number];

/**
 * What an indicator promises. With `none` no level is promised for the last year; the annual or
 * cumulative figure is the promise.
 */
export const INDICATOR_TARGET_KINDS = [
  'value',
  'floor',
  'province-assigned',
  'in-step',
  'none',
] as const;
export type IndicatorTargetKind = (typeof INDICATOR_TARGET_KINDS)[number];

/** The plan document and the period it governs (both ends included). */
export interface PlanFact {
  code: string;
  name: string;
  /** Administrative division code, six digits. */
  region: string;
  firstYear: number;
  lastYear: number;
  periodStart: Day;
  periodEnd: Day;
  document: string;
}

/** A numbered box of the plan (专栏); `part` and `chapter` are those of the text that contain it. */
export interface PlanColumnFact {
  number: number;
  title: string;
  part: number;
  chapter: number;
  chapterTitle: string;
  place: string;
}

/**
 * An item of a box; `numberDerived` is true when the plan prints no number and the reading order
 * supplied one.
 */
export interface PlanItemFact {
  column: number;
  number: number;
  title: string;
  kind: ItemKind;
  numberDerived: boolean;
  place: string;
}

/**
 * A quantified promise of an item. Figures are exact decimal texts in `unit`; null where the plan
 * gives none.
 */
export interface TargetFact {
  id: string;
  column: number;
  item: number;
  measure: string;
  comparator: TargetComparator;
  value: string | null;
  /** Upper end of a `range`, else null. */
  valueTo: string | null;
  unit: string | null;
  /** A year, a period `2021..2025`, `yearly`, or null where the plan gives no date. */
  due: string | null;
  /** Last day of the due year or period; null for `yearly` and undated ones. */
  dueOn: Day | null;
  basis: TargetBasis;
  note: string | null;
  place: string;
}

/**
 * A length or count that describes an item, or a whole column when `item` is null, without
 * promising anything.
 */
export interface AttributeFact {
  column: number;
  item: number | null;
  name: string;
  comparator: FigureComparator;
  value: string;
  unit: string;
  note: string | null;
  place: string;
}

/** Money of a flagship in fen; null means unknown, which is not zero. */
export interface FlagshipFact {
  column: number;
  item: number;
  scope: FlagshipScope;
  totalInvestmentFen: Fen | null;
  fypSpendFen: Fen | null;
  note: string | null;
  place: string;
}

/**
 * A headline indicator. Figures are exact decimal texts in `unit`, each with its comparator; null
 * where the plan gives none.
 */
export interface IndicatorFact {
  number: number;
  name: string;
  group: string;
  unit: string;
  base2020Comparator: FigureComparator | null;
  base2020: string | null;
  target2025Comparator: FigureComparator | null;
  target2025: string | null;
  annualOrCumulativeKind: OverYearsKind | null;
  annualOrCumulativeComparator: FigureComparator | null;
  annualOrCumulative: string | null;
  binding: IndicatorBinding;
  targetKind: IndicatorTargetKind;
  note: string | null;
  place: string;
}

/** All facts of a plan folder, validated together, in the order of its files. */
export interface PlanData {
  plan: PlanFact;
  columns: PlanColumnFact[];
  items: PlanItemFact[];
  targets: TargetFact[];
  attributes: AttributeFact[];
  flagships: FlagshipFact[];
  indicators: IndicatorFact[];
}
