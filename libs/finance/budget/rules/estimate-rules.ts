import type { ApprovalRegime, ProjectSector } from '#projects';
import { type Fen, formatPercent, shareOf } from '#values';
import { type RuleInForce, type RulesInForce, wholeOf } from './rule-in-force.js';

/**
 * Rules about changes of cost: the approved estimate exceeds the feasibility estimate (概算 over 估算;
 * water projects have their own limit), an audit must precede an adjustment (先审计后调概), and a 核准/备案
 * project needs an amendment.
 */
export const ESTIMATE_RULES = [
  'approved-over-estimate',
  'approved-over-estimate-water',
  'adjustment-audit-first',
  'enterprise-amendment',
] as const;
export type EstimateRule = (typeof ESTIMATE_RULES)[number];

/** Reasons why a rule cannot be evaluated. */
export type EstimateGap =
  'APPROVAL_REGIME_NOT_RECORDED' | 'ESTIMATE_NOT_RECORDED' | 'RULE_NOT_IN_FORCE';

/** Result of evaluating a rule on a figure, with its inputs. */
export interface Finding {
  rule: EstimateRule;
  ruleVersion: number | null;
  /**
   * `marked`: the action that the rule demands is required; `clear`: it is not; `does-not-apply`:
   * the rule belongs to another approval regime.
   */
  state: 'marked' | 'clear' | 'does-not-apply' | 'cannot-be-judged';
  reason: EstimateGap | null;
  /** Amounts in fen and shares in per cent, as text. */
  inputs: Readonly<Record<string, string | null>>;
  source: string | null;
}

/**
 * A new figure and the figure it replaces, in fen; `fromFen` is null when that is not on record.
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

/** Evaluates an adjustment of the approved estimate against the baseline that it changes. */
export const findingsOfAdjustment = (
  growth: Growth,
  regime: ApprovalRegime | null,
  rules: RulesInForce,
): Finding[] => [
  check('adjustment-audit-first', growth, regime, rules),
  check('enterprise-amendment', growth, regime, rules),
];

/**
 * The rule for the approved estimate over the earlier estimate: the general one, or the one for
 * water projects when the sector is recorded as 水利 (water).
 */
export const overEstimateRule = (sector: ProjectSector | null): EstimateRule =>
  sector === 'water' ? 'approved-over-estimate-water' : 'approved-over-estimate';

/** Evaluates an approved estimate against the estimate that preceded it. */
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
 * Whether a change reaches the limit of a rule. Amounts are compared in fen, because a rounded
 * percentage could fall on the wrong side. The estimate rules apply above their percentage, the
 * others from their percentage on; an amendment is also needed for a decrease.
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
