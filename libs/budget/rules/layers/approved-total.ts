import type { ApprovalRegime } from '#projects';
import { type Fen, formatPercent, shareOf } from '#values';
import type { Ceiling } from '../cost-chain.js';
import { type RulesInForce, wholeOf } from '../rule-in-force.js';
import { input, type LayerResult, ruleNamed } from './layer-result.js';

/**
 * Inputs for comparing spending with the approved total. Amounts are sums since the start of the
 * project, in fen; null when the ledger has no entry for the project.
 */
export interface TotalFacts {
  ceiling: Ceiling;
  regime: ApprovalRegime | null;
  completedFen: Fen | null;
  paidFen: Fen | null;
}

/**
 * Compares a project's spending with the approved total; only spending above the total is a fault.
 * The tolerated excess depends on the approval regime. While no approved estimate is on record, the
 * total stated in the plan is used instead, and `basis` of the result says so.
 */
export function evaluateApprovedTotal(
  { ceiling, regime, completedFen, paidFen }: TotalFacts,
  rules: RulesInForce,
): LayerResult {
  const enterprise =
    ceiling.basis === 'approved-estimate' && (regime === 'verification' || regime === 'filing');
  const rule = rules.get(enterprise ? 'enterprise-amendment' : 'total-ceiling');
  const spentFen =
    completedFen === null && paidFen === null ? null : greatest(completedFen ?? 0n, paidFen ?? 0n);
  const base = {
    layer: 'approved-total' as const,
    rule: ruleNamed(rule),
    inputs: {
      basis: ceiling.basis,
      ceilingFen: input(ceiling.amountFen),
      scope: ceiling.scope,
      approvalRegime: regime,
      completedFen: input(completedFen),
      paidFen: input(paidFen),
      spentPercent:
        spentFen === null || ceiling.amountFen === null
          ? null
          : formatPercent(shareOf(spentFen, ceiling.amountFen)),
    },
  };
  if (ceiling.amountFen === null) {
    return {
      ...base,
      level: 'cannot-be-judged',
      reason: ceiling.reason,
      turnsGreenWhen: [
        { what: ceiling.reason === 'SOURCES_DISAGREE' ? 'source-decided' : 'total-recorded' },
      ],
    };
  }
  if (ceiling.basis === 'approved-estimate' && regime === null)
    return {
      ...base,
      level: 'cannot-be-judged',
      reason: 'APPROVAL_REGIME_NOT_RECORDED',
      turnsGreenWhen: [{ what: 'approval-regime-recorded' }],
    };
  if (rule === undefined)
    return {
      ...base,
      level: 'cannot-be-judged',
      reason: 'RULE_NOT_IN_FORCE',
      turnsGreenWhen: [{ what: 'rule-recorded' }],
    };
  if (spentFen === null)
    return {
      ...base,
      level: 'no-data',
      reason: 'NO_MONEY_RECORDED',
      turnsGreenWhen: [{ what: 'money-recorded' }],
    };

  const limitFen = enterprise
    ? ceiling.amountFen
    : (ceiling.amountFen * wholeOf(rule, 'percent')) / 100n;
  if (spentFen <= limitFen)
    return { ...base, level: 'good', reason: 'WITHIN_TOTAL', turnsGreenWhen: [] };
  const turnsGreenWhen = [
    { what: 'spending-within' as const, amountFen: limitFen },
    { what: 'ceiling-raised-to' as const, amountFen: spentFen },
  ];
  if (!enterprise) return { ...base, level: 'red', reason: 'TOTAL_EXCEEDED', turnsGreenWhen };
  const needsAmendment =
    (spentFen - ceiling.amountFen) * 100n >= ceiling.amountFen * wholeOf(rule, 'percent');
  return {
    ...base,
    level: needsAmendment ? 'red' : 'amber',
    reason: needsAmendment ? 'AMENDMENT_NEEDED' : 'EXCEEDED_BELOW_AMENDMENT',
    turnsGreenWhen,
  };
}

const greatest = (one: Fen, other: Fen): Fen => (one > other ? one : other);
