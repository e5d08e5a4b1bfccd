import type { ApprovalRegime } from '#projects';
import { type Fen, formatPercent, shareOf } from '#values';
import { type RuleInForce, wholeOf } from './rule-in-force.js';

/** Whether something points to a contractor who pays in advance. */
export const PREFINANCING_STATES = [
  'marked',
  'clear',
  'does-not-apply',
  'no-data',
  'cannot-be-judged',
] as const;
export type PrefinancingState = (typeof PREFINANCING_STATES)[number];

/** What points to it, or why it cannot be judged. */
export type PrefinancingReason =
  | 'FUNDS_SHORT'
  | 'PAYMENTS_LOW'
  | 'REGIME_NOT_RECORDED'
  | 'SERIES_NOT_RECORDED'
  | 'RULE_NOT_IN_FORCE';

/** What the rule says of a project, with what it rests on: amounts in fen and shares in per cent, as text. */
export interface PrefinancingFinding {
  state: PrefinancingState;
  reasons: readonly PrefinancingReason[];
  inputs: Readonly<Record<string, string | null>>;
  ruleVersion: number | null;
  source: string | null;
}

/** Sums since the start, fen; null where nothing of a series is on record. */
export interface PrefinancingFacts {
  regime: ApprovalRegime | null;
  completedFen: Fen | null;
  inPlaceFen: Fen | null;
  paidFen: Fen | null;
}

/**
 * Government investment is not to be built with the contractor's money. Two things point to it: more was completed than money is in place, or
 * payments lie below a share of what was completed. That payments lag is normal and by itself points to nothing.
 */
export function judgePrefinancing(
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
