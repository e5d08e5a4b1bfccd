import type { Language } from '#platform/language';
import type { Day } from '#values';
import { adjustmentAuditFirst } from './adjustment-audit-first.js';
import { approvedOverEstimate } from './approved-over-estimate.js';
import { contractorPrefinancing } from './contractor-prefinancing.js';
import { dataStale } from './data-stale.js';
import { finalAccountLate } from './final-account-late.js';
import { forecastExceeded } from './forecast-exceeded.js';
import { milestoneDueSoon } from './milestone-due-soon.js';
import { milestoneOverdue } from './milestone-overdue.js';
import { milestoneSlipped } from './milestone-slipped.js';
import { paidAheadOfProgress } from './paid-ahead-of-progress.js';
import { planPeriodAtRisk } from './plan-period-at-risk.js';
import { planPeriodExceeded } from './plan-period-exceeded.js';
import { returnMissing } from './return-missing.js';
import { specialBondUnspent } from './special-bond-unspent.js';
import { targetWithoutReading } from './target-without-reading.js';
import { totalExceeded } from './total-exceeded.js';
import { totalNearlySpent } from './total-nearly-spent.js';
import { totalsContradict } from './totals-contradict.js';
import {
  type AlertRule,
  EXPLANATION_APPROVED,
  type GreenCondition,
  type Inputs,
} from './evaluation-result.js';
import { yearPlanBehind } from './year-plan-behind.js';

/**
 * All alert rules of the program, in the order in which a digest lists them. A new rule must be
 * added here and has its own file.
 */
export const RULES = [
  milestoneOverdue,
  milestoneDueSoon,
  milestoneSlipped,
  targetWithoutReading,
  totalExceeded,
  forecastExceeded,
  totalNearlySpent,
  approvedOverEstimate,
  adjustmentAuditFirst,
  planPeriodExceeded,
  planPeriodAtRisk,
  yearPlanBehind,
  finalAccountLate,
  paidAheadOfProgress,
  contractorPrefinancing,
  specialBondUnspent,
  dataStale,
  totalsContradict,
  returnMissing,
] as const satisfies readonly AlertRule[];

export type RuleCode = (typeof RULES)[number]['code'];
/** Codes of all alert rules. */
export const RULE_CODES: readonly RuleCode[] = RULES.map((rule) => rule.code);

/**
 * Codes of the rules about organisations. Their alerts stand with one of the organisation's
 * projects, and no evaluation of that project touches them.
 */
export const ORGANISATION_RULES: readonly string[] = [returnMissing.code];

/** Returns the alert rule with a code; undefined when the program has none. */
export const ruleOf = (code: string): AlertRule | undefined =>
  RULES.find((rule) => rule.code === code);

/** Returns the name of an alert rule; the code itself when the program has no such rule. */
export const ruleName = (code: string, language: Language): string =>
  ruleOf(code)?.name[language] ?? code;

/**
 * Lists the conditions that would end an alert, of which only such are named as can still be met.
 * `inputs` are the values stored with the alert.
 */
export function turnsGreenWhen(code: string, inputs: Inputs, today: Day): GreenCondition[] {
  const rule = ruleOf(code);
  if (!rule) return [];
  return [
    ...rule.turnsGreenWhen(inputs, today),
    ...(isExplainable(code, inputs, today) ? [EXPLANATION_APPROVED] : []),
  ];
}

/** Returns whether an alert with these inputs can be ended by an approved explanation. */
export const isExplainable = (code: string, inputs: Inputs, today: Day): boolean =>
  (ruleOf(code)?.explainable?.(inputs, today) ?? null) !== null;

/**
 * Returns the text that explains why an alert was raised, from the values stored with the alert.
 */
export const explain = (code: string, inputs: Inputs, today: Day, language: Language): string =>
  ruleOf(code)?.explain[language](inputs, today) ?? code;

/** Returns the text that explains why a rule could not be evaluated. */
export const explainNotEvaluable = (code: string, language: Language): string =>
  ruleOf(code)?.unjudged?.[language] ?? (language === 'zh' ? '无法判断' : 'Cannot be evaluated');
