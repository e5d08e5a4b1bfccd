import type { ApprovalRegime } from '#projects';
import { type Fen, formatPercent, shareOf } from '#values';
import { type RuleInForce, wholeOf } from './rule-in-force.js';

/**
 * Possible results of checking whether a contractor is working with its own money (垫资,
 * prefinancing): `marked` means that the figures suggest it.
 */
export const PREFINANCING_STATES = [
  'marked',
  'clear',
  'does-not-apply',
  'no-data',
  'cannot-be-judged',
] as const;
export type PrefinancingState = (typeof PREFINANCING_STATES)[number];

/**
 * Indications of contractor prefinancing (`FUNDS_SHORT`, `PAYMENTS_LOW`), and reasons why the rule
 * cannot be evaluated.
 */
export type PrefinancingReason =
  | 'FUNDS_SHORT'
  | 'PAYMENTS_LOW'
  | 'REGIME_NOT_RECORDED'
  | 'SERIES_NOT_RECORDED'
  | 'RULE_NOT_IN_FORCE';

/**
 * Result of checking a project for contractor prefinancing. `inputs` holds the compared amounts in
 * fen and percentages, as text; null means unknown.
 */
export interface PrefinancingFinding {
  state: PrefinancingState;
  reasons: readonly PrefinancingReason[];
  inputs: Readonly<Record<string, string | null>>;
  ruleVersion: number | null;
  source: string | null;
}

/**
 * Inputs for checking whether a contractor prefinances the project. Amounts are sums since the
 * start of the project, in fen: completed investment, funds in place and payments. Null means that
 * nothing of that kind is on record.
 */
export interface PrefinancingFacts {
  regime: ApprovalRegime | null;
  completedFen: Fen | null;
  inPlaceFen: Fen | null;
  paidFen: Fen | null;
}

/**
 * Checks whether the figures suggest that a contractor prefinances a government investment, which
 * is forbidden. Either of two indications is enough: the completed investment exceeds the funds in
 * place, or the payments are below the percentage of completed investment that the rule sets.
 * Payments below the completed investment but above that percentage are normal.
 */
export function checkPrefinancing(
  { regime, completedFen, inPlaceFen, paidFen }: PrefinancingFacts,
  rule: RuleInForce | undefined,
): PrefinancingFinding {
  const found = {
    ruleVersion: rule?.version ?? null,
    source: rule?.source ?? null,
    inputs: {
      approvalRegime: regime,
      completedFen: text(completedFen),
      inPlaceFen: text(inPlaceFen),
      paidFen: text(paidFen),
      notInPlaceFen:
        completedFen === null || inPlaceFen === null
          ? null
          : String(completedFen > inPlaceFen ? completedFen - inPlaceFen : 0n),
      paidPercent:
        completedFen === null || paidFen === null || completedFen <= 0n
          ? null
          : formatPercent(shareOf(paidFen, completedFen)),
      paidSharePercent: rule ? String(wholeOf(rule, 'paidSharePercent')) : null,
    },
  };
  if (regime === 'verification' || regime === 'filing')
    return { ...found, state: 'does-not-apply', reasons: [] };
  if (rule === undefined)
    return { ...found, state: 'cannot-be-judged', reasons: ['RULE_NOT_IN_FORCE'] };
  if (completedFen === null || completedFen <= 0n)
    return { ...found, state: 'no-data', reasons: ['SERIES_NOT_RECORDED'] };
  if (regime === null)
    return { ...found, state: 'cannot-be-judged', reasons: ['REGIME_NOT_RECORDED'] };
  const reasons: PrefinancingReason[] = [];
  if (inPlaceFen !== null && inPlaceFen < completedFen) reasons.push('FUNDS_SHORT');
  if (paidFen !== null && paidFen * 100n < completedFen * wholeOf(rule, 'paidSharePercent'))
    reasons.push('PAYMENTS_LOW');
  if (reasons.length > 0) return { ...found, state: 'marked', reasons };
  return inPlaceFen === null || paidFen === null
    ? { ...found, state: 'cannot-be-judged', reasons: ['SERIES_NOT_RECORDED'] }
    : { ...found, state: 'clear', reasons: [] };
}

const text = (amountFen: Fen | null): string | null => amountFen?.toString() ?? null;
