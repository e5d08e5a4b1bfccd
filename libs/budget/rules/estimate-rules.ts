import type { ApprovalRegime, ProjectSector } from '#projects';
import { type Fen, formatPercent, shareOf } from '#values';
import { type RuleInForce, type RulesInForce, wholeOf } from './rule-in-force.js';

/**
 * Codes of the rules about cost changes: two limits for an approved estimate (概算) that exceeds the
 * feasibility estimate (估算), one general and one for water projects; an audit must precede an
 * adjustment (先审计后调概); a project under the 核准 (verification) or 备案 (filing) regime needs an
 * amendment.
 */
export const ESTIMATE_RULES = [
  'approved-over-estimate',
  'approved-over-estimate-water',
  'adjustment-audit-first',
  'enterprise-amendment',
] as const;
export type EstimateRule = (typeof ESTIMATE_RULES)[number];

/** Reasons why a cost rule cannot be evaluated. */
export type EstimateGap =
  'APPROVAL_REGIME_NOT_RECORDED' | 'ESTIMATE_NOT_RECORDED' | 'RULE_NOT_IN_FORCE';

/** Result of evaluating a cost rule on a cost figure, with the values that were compared. */
export interface Finding {
  rule: EstimateRule;
  ruleVersion: number | null;
  /**
   * `marked`: the rule's condition is met, so the action it demands is required. `clear`: the
   * condition is not met. `does-not-apply`: the rule is for another approval regime.
   * `cannot-be-judged`: a record is missing; see `reason`.
   */
  state: 'marked' | 'clear' | 'does-not-apply' | 'cannot-be-judged';
  reason: EstimateGap | null;
  /** The compared values, as text: amounts in fen, percentages in per cent; null means unknown. */
  inputs: Readonly<Record<string, string | null>>;
  source: string | null;
}

/**
 * A new cost figure and the figure it replaces or exceeds, in fen. `fromFen` is null when the
 * earlier figure is not on record.
 */
export interface Growth {
  fromFen: Fen | null;
  toFen: Fen;
}

const REGIMES: Readonly<Record<EstimateRule, readonly ApprovalRegime[]>> = {
  'approved-over-estimate': ['approval'],
  'approved-over-estimate-water': ['approval'],
  'adjustment-audit-first': ['approval'],
  'enterprise-amendment': ['verification', 'filing'],
};

/**
 * Evaluates the rules for an adjustment of the approved estimate, compared with the baseline that
 * it replaces.
 */
export const findingsOfAdjustment = (
  growth: Growth,
  regime: ApprovalRegime | null,
  rules: RulesInForce,
): Finding[] => [
  check('adjustment-audit-first', growth, regime, rules),
  check('enterprise-amendment', growth, regime, rules),
];

/**
 * Returns the rule for an approved estimate that exceeds the feasibility estimate: the one for
 * water projects when the project's sector is recorded as 水利 (water), otherwise the general one.
 */
export const overEstimateRule = (sector: ProjectSector | null): EstimateRule =>
  sector === 'water' ? 'approved-over-estimate-water' : 'approved-over-estimate';

/**
 * Evaluates the rule for an approved estimate, compared with the feasibility estimate before it.
 */
export const findingsOfApproval = (
  growth: Growth,
  { regime, sector }: { regime: ApprovalRegime | null; sector: ProjectSector | null },
  rules: RulesInForce,
): Finding[] => [check(overEstimateRule(sector), growth, regime, rules)];

function check(
  code: EstimateRule,
  { fromFen, toFen }: Growth,
  regime: ApprovalRegime | null,
  rules: RulesInForce,
): Finding {
  const rule = rules.get(code);
  const inputs = {
    fromFen: fromFen?.toString() ?? null,
    toFen: String(toFen),
    changePercent: fromFen === null ? null : formatPercent(shareOf(toFen - fromFen, fromFen)),
    approvalRegime: regime,
    percent: rule ? String(wholeOf(rule, 'percent')) : null,
  };
  const found = {
    rule: code,
    ruleVersion: rule?.version ?? null,
    inputs,
    source: rule?.source ?? null,
  };
  const unjudged = (reason: EstimateGap): Finding => ({
    ...found,
    state: 'cannot-be-judged',
    reason,
  });
  if (regime === null) return unjudged('APPROVAL_REGIME_NOT_RECORDED');
  if (!REGIMES[code].includes(regime)) return { ...found, state: 'does-not-apply', reason: null };
  if (rule === undefined) return unjudged('RULE_NOT_IN_FORCE');
  if (fromFen === null) return unjudged('ESTIMATE_NOT_RECORDED');
  return {
    ...found,
    state: reaches(code, rule, { fromFen, toFen }) ? 'marked' : 'clear',
    reason: null,
  };
}

/**
 * Tells whether a change reaches the limit of a rule. Amounts are compared in fen, because a
 * rounded percentage could lie on the wrong side of the limit. The two rules for approved estimates
 * apply only above their percentage; the other rules also apply exactly at their percentage. The
 * amendment rule applies to decreases too.
 */
function reaches(
  code: EstimateRule,
  rule: RuleInForce,
  { fromFen, toFen }: { fromFen: Fen; toFen: Fen },
): boolean {
  const change = (toFen - fromFen) * 100n;
  const limit = fromFen * wholeOf(rule, 'percent');
  if (code === 'approved-over-estimate' || code === 'approved-over-estimate-water')
    return change > limit;
  return change >= limit || (code === 'enterprise-amendment' && -change >= limit);
}
