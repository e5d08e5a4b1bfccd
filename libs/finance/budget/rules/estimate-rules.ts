import type { ApprovalRegime, ProjectSector } from '#projects';
import { type Fen, formatPercent, shareOf } from '#values';
import { type RuleInForce, type RulesInForce, wholeOf } from './rule-in-force.js';

/** Rules about a change of cost: 概算 over 估算 (水利 has a limit of its own), 先审计后调概, 核准/备案 amendment. */
export const ESTIMATE_RULES = [
  'approved-over-estimate',
  'approved-over-estimate-water',
  'adjustment-audit-first',
  'enterprise-amendment',
] as const;
export type EstimateRule = (typeof ESTIMATE_RULES)[number];

/** Why something cannot be judged. */
export type EstimateGap =
  'APPROVAL_REGIME_NOT_RECORDED' | 'ESTIMATE_NOT_RECORDED' | 'RULE_NOT_IN_FORCE';

/** What a rule says of a figure, with what it rests on. */
export interface Finding {
  rule: EstimateRule;
  ruleVersion: number | null;
  /** `marked`: the rule asks for its deed; `clear`: it does not; `does-not-apply`: it is a rule of another regime. */
  state: 'marked' | 'clear' | 'does-not-apply' | 'cannot-be-judged';
  reason: EstimateGap | null;
  /** Amounts in fen and shares in per cent, as text. */
  inputs: Readonly<Record<string, string | null>>;
  source: string | null;
}

/** A figure and the one it grew from, in fen; null where that one is not on record. */
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

/** What the rules ask of an adjustment of the approved estimate, from the baseline it changes. */
export const findingsOfAdjustment = (
  growth: Growth,
  regime: ApprovalRegime | null,
  rules: RulesInForce,
): Finding[] => [
  judge('adjustment-audit-first', growth, regime, rules),
  judge('enterprise-amendment', growth, regime, rules),
];

/** Which rule holds 概算 against 估算: the general one, unless the project is on record as 水利. */
export const overEstimateRule = (sector: ProjectSector | null): EstimateRule =>
  sector === 'water' ? 'approved-over-estimate-water' : 'approved-over-estimate';

/** What the rules ask of an approved estimate, from the estimate before it. */
export const findingsOfApproval = (
  growth: Growth,
  { regime, sector }: { regime: ApprovalRegime | null; sector: ProjectSector | null },
  rules: RulesInForce,
): Finding[] => [judge(overEstimateRule(sector), growth, regime, rules)];

function judge(
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

/** Compared in fen, never in rounded per cent. 概算 is measured above 10 %, the other two from their share on; an amendment also asks for what shrank. */
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
