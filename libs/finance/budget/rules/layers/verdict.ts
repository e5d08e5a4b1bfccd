import type { Fen, Month } from '#values';
import type { RuleInForce } from '../rule-in-force.js';

/** The three things money is measured against: the approved total, the year's plan, the plan period. */
export const LAYERS = ['approved-total', 'year-plan', 'plan-period'] as const;
export type Layer = (typeof LAYERS)[number];

/** How a layer stands. `info` is worth knowing and no fault; `no-data` has a figure to measure by and nothing to measure. */
export const LEVELS = ['good', 'info', 'amber', 'red', 'no-data', 'cannot-be-judged'] as const;
export type Level = (typeof LEVELS)[number];

/** Why a layer stands as it does. */
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

/** Something that would turn a layer green; any one of them is enough. */
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

/** What a layer says of a project, with what it rests on: amounts in fen, shares in per cent, as text; null is unknown. */
export interface LayerVerdict {
  layer: Layer;
  level: Level;
  reason: LayerReason;
  inputs: Readonly<Record<string, string | null>>;
  turnsGreenWhen: readonly LayerCondition[];
  rule: { code: string; version: number; source: string; standing: string } | null;
}

/** How a verdict names the rule that judged. */
export const ruleNamed = (rule: RuleInForce | undefined): LayerVerdict['rule'] =>
  rule
    ? { code: rule.code, version: rule.version, source: rule.source, standing: rule.standing }
    : null;

/** An input as text; null stays unknown. */
export const input = (value: bigint | number | string | null): string | null =>
  value === null ? null : String(value);
