import type { CostFigure } from './cost-figure.js';
import type { FundingPlan } from './funding.js';
import type { PeriodFigure } from './plan-period-figure.js';
import type { SpecialBond } from './special-bond.js';
import type { TargetAdjustment } from './target-adjustment.js';
import type { YearPlan } from './year-plan.js';

/** What each kind of filing carries. */
export interface FilingContents {
  cost: CostFigure;
  'year-plan': YearPlan;
  funding: FundingPlan;
  'special-bond': SpecialBond;
  'period-figure': PeriodFigure;
  target: TargetAdjustment;
}

/** Kinds of filings; each has its own rules and becomes its own facts. */
export const FILING_KINDS = [
  'cost',
  'year-plan',
  'funding',
  'special-bond',
  'period-figure',
  'target',
] as const satisfies readonly (keyof FilingContents)[];
export type FilingKind = keyof FilingContents;

/** A filing's kind with what it carries. */
export type FiledContent = {
  [Kind in FilingKind]: { kind: Kind; content: FilingContents[Kind] };
}[FilingKind];

/** A sheet that is filled in half: kept as a draft as it is, and judged when it is submitted. What was left out is missing or null. */
export interface UnfinishedContent {
  kind: FilingKind;
  content: object;
  unfinished: true;
}
