import type { Fen, Month } from '#values';
import type { RuleInForce } from '../rule-in-force.js';

/**
 * The three limits with which a project's spending is compared, each called a layer: the approved
 * total, the plan of the year and the amount planned for the plan period.
 */
export const LAYERS = ['approved-total', 'year-plan', 'plan-period'] as const;
export type Layer = (typeof LAYERS)[number];

/**
 * Possible results of evaluating a layer, that is, of comparing spending with one limit. `info` is
 * no fault. `no-data` means that the limit is known but no spending is recorded.
 */
export const LEVELS = ['good', 'info', 'amber', 'red', 'no-data', 'cannot-be-judged'] as const;
export type Level = (typeof LEVELS)[number];

/** Reasons for the result of a layer, that is, of comparing spending with one limit. */
export const LAYER_REASONS = [
  'WITHIN_TOTAL',
  'TOTAL_EXCEEDED',
  'EXCEEDED_BELOW_AMENDMENT',
  'AMENDMENT_NEEDED',
  'TOTAL_NOT_STATED',
  'SOURCES_DISAGREE',
  'APPROVAL_REGIME_NOT_RECORDED',
  'ON_OR_AHEAD',
  'BEHIND_BELOW_THRESHOLD',
  'BEHIND',
  'FAR_BEHIND',
  'NO_YEAR_PLAN',
  'YEAR_PLAN_OF_NOTHING',
  'NO_MONTH_OVER',
  'WITHIN_REACH',
  'REACHED',
  'PERIOD_EXCEEDED',
  'OUT_OF_REACH',
  'PERIOD_MISSED',
  'NO_PERIOD_FIGURE',
  'PERIOD_NOT_BEGUN',
  'NO_MONEY_RECORDED',
  'NO_MONEY_IN_YEAR',
  'NO_MONEY_IN_PERIOD',
  'NOT_ENOUGH_HISTORY',
  'RULE_NOT_IN_FORCE',
] as const;
export type LayerReason = (typeof LAYER_REASONS)[number];

/**
 * A condition under which the result of a layer would become `good`. If several are listed, meeting
 * any one is enough.
 */
export type LayerCondition =
  | {
      what:
        | 'total-recorded'
        | 'source-decided'
        | 'approval-regime-recorded'
        | 'year-plan-recorded'
        | 'period-figure-recorded'
        | 'money-recorded'
        | 'year-money-recorded'
        | 'period-money-recorded'
        | 'history-recorded'
        | 'rule-recorded';
    }
  | {
      what:
        | 'spending-within'
        | 'ceiling-raised-to'
        | 'period-spending-within'
        | 'period-completed-at-least'
        | 'period-figure-at-most'
        | 'period-figure-at-least';
      amountFen: Fen;
    }
  | { what: 'completed-at-least'; amountFen: Fen; through: Month }
  | { what: 'month-completed-at-least'; amountFen: Fen };

/**
 * Result of comparing a project's spending with one limit. `inputs` holds the compared amounts in
 * fen and percentages, as text; null means unknown.
 */
export interface LayerResult {
  layer: Layer;
  level: Level;
  reason: LayerReason;
  inputs: Readonly<Record<string, string | null>>;
  turnsGreenWhen: readonly LayerCondition[];
  rule: { code: string; version: number; source: string; standing: string } | null;
}

/**
 * Returns the fields of a budget rule that are shown together with an evaluation result; null when
 * no version of the rule was in force.
 */
export const ruleNamed = (rule: RuleInForce | undefined): LayerResult['rule'] =>
  rule
    ? { code: rule.code, version: rule.version, source: rule.source, standing: rule.standing }
    : null;

/**
 * Converts a value to the text form in which `inputs` of an evaluation result holds compared
 * values; null (unknown) stays null.
 */
export const input = (value: bigint | number | string | null): string | null =>
  value === null ? null : String(value);
