import type { CostFigure } from './cost-figure.js';
import type { FundingPlan } from './funding.js';
import type { PeriodFigure } from './plan-period-figure.js';
import type { SpecialBond } from './special-bond.js';
import type { TargetAdjustment } from './target-adjustment.js';
import type { YearPlan } from './year-plan.js';

/** Type of the content for each kind of change request. */
export interface ChangeRequestContents {
  cost: CostFigure;
  'year-plan': YearPlan;
  funding: FundingPlan;
  'special-bond': SpecialBond;
  'period-figure': PeriodFigure;
  target: TargetAdjustment;
}

/** Kinds of change requests. Each kind has its own rules and is stored as its own facts. */
export const CHANGE_REQUEST_KINDS = [
  'cost',
  'year-plan',
  'funding',
  'special-bond',
  'period-figure',
  'target',
] as const satisfies readonly (keyof ChangeRequestContents)[];
export type ChangeRequestKind = keyof ChangeRequestContents;

/** A kind of change request together with its content. */
export type FiledContent = {
  [Kind in ChangeRequestKind]: { kind: Kind; content: ChangeRequestContents[Kind] };
}[ChangeRequestKind];

/**
 * Content that may be incomplete. A draft stores it as it is; it is checked on submission. Empty
 * fields are missing or null.
 */
export interface UnfinishedContent {
  kind: ChangeRequestKind;
  content: object;
  unfinished: true;
}
