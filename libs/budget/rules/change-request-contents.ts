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

/**
 * Kinds of budget change requests. Each kind has its own rules and, after approval, its own table.
 */
export const CHANGE_REQUEST_KINDS = [
  'cost',
  'year-plan',
  'funding',
  'special-bond',
  'period-figure',
  'target',
] as const satisfies readonly (keyof ChangeRequestContents)[];
export type ChangeRequestKind = keyof ChangeRequestContents;

/** A kind of change request together with content of that kind. */
export type FiledContent = {
  [Kind in ChangeRequestKind]: { kind: Kind; content: ChangeRequestContents[Kind] };
}[ChangeRequestKind];

/**
 * Content of a change request that may be incomplete; empty fields are missing or null. A draft
 * stores such content unchanged; it is checked when the draft is submitted.
 */
export interface UnfinishedContent {
  kind: ChangeRequestKind;
  content: object;
  unfinished: true;
}
