import type { Day, Fen } from '#values';

/**
 * Main purpose of a plan item: invest in construction, provide a quantity or service, change rules,
 * or guide land use.
 */
export const ITEM_KINDS = ['investment', 'programme', 'reform', 'spatial-guidance'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Comparators of a target that has one figure; `~` means "about". */
export const FIGURE_COMPARATORS = ['>=', '>', '=', '~', '<=', '<'] as const;
export type FigureComparator = (typeof FIGURE_COMPARATORS)[number];

/** All comparators of a target. `range` has two figures; the comparators after it have none. */
export const TARGET_COMPARATORS = [
  ...FIGURE_COMPARATORS,
  'range',
  'by-date',
  'in-step',
  'province-assigned',
] as const;
export type TargetComparator = (typeof TARGET_COMPARATORS)[number];

/**
 * Ways in which a target is measured over the plan period: level at its end, average per year, sum
 * over all years, or a value for each year.
 */
export const TARGET_BASES = ['level-at-end', 'annual-average', 'cumulative', 'per-year'] as const;
export type TargetBasis = (typeof TARGET_BASES)[number];

/** Which part of a rail or road line the amounts of a flagship project cover (口径, scope). */
export const FLAGSHIP_SCOPES = ['whole-line', 'hangzhou-section', 'not-stated'] as const;
export type FlagshipScope = (typeof FLAGSHIP_SCOPES)[number];

export const INDICATOR_BINDINGS = ['binding', 'expected'] as const;
export type IndicatorBinding = (typeof INDICATOR_BINDINGS)[number];

export const OVER_YEARS_KINDS = ['annual', 'cumulative'] as const;
export type OverYearsKind = (typeof OVER_YEARS_KINDS)[number];

/**
 * What an indicator promises for the last year of the plan. With `none` it promises no level for
 * that year; its annual or cumulative figure is the promise.
 */
export const INDICATOR_TARGET_KINDS = [
  'value',
  'floor',
  'province-assigned',
  'in-step',
  'none',
] as const;
export type IndicatorTargetKind = (typeof INDICATOR_TARGET_KINDS)[number];

/** A row of `plan.csv`: the plan document, and its period with both ends included. */
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

/**
 * A row of `columns.csv`: a numbered box of the plan (专栏). `part` and `chapter` are the numbers
 * of the part and chapter of the plan that contain the box.
 */
export interface PlanColumnFact {
  number: number;
  title: string;
  part: number;
  chapter: number;
  chapterTitle: string;
  place: string;
}

/**
 * A row of `items.csv`: an item in a box of the plan. `numberDerived` is true when the plan prints
 * no number and the item was numbered by its position in the box.
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
 * A row of `targets.csv`: a quantity that an item of the plan promises. `value` and `valueTo` are
 * decimal texts in `unit`; null when the plan states no figure.
 */
export interface TargetFact {
  id: string;
  column: number;
  item: number;
  measure: string;
  comparator: TargetComparator;
  value: string | null;
  /** Upper end of a `range`; null for every other comparator. */
  valueTo: string | null;
  unit: string | null;
  /** A year, a period such as `2021..2025`, or `yearly`; null when the plan states no date. */
  due: string | null;
  /** Last day of the year or period in `due`; null when `due` is `yearly` or null. */
  dueOn: Day | null;
  basis: TargetBasis;
  note: string | null;
  place: string;
}

/**
 * A row of `attributes.csv`: a length or count that only describes an item and promises nothing.
 * When `item` is null, it describes the whole column.
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

/**
 * A row of `flagships.csv`: the planned amounts of a flagship project, in fen (1/100 元). Null
 * means that an amount is unknown, which is not the same as zero.
 */
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
 * A row of `indicators.csv`: a headline indicator of the plan. Figures are decimal texts in `unit`,
 * each with its own comparator; null when the plan states no figure.
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

/** All rows of a plan folder after validation, each list in the order of its file. */
export interface PlanData {
  plan: PlanFact;
  columns: PlanColumnFact[];
  items: PlanItemFact[];
  targets: TargetFact[];
  attributes: AttributeFact[];
  flagships: FlagshipFact[];
  indicators: IndicatorFact[];
}
