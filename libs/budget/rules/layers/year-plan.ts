import { type Fen, formatPercent, type Month, quotient, shareOf } from '#values';
import { type RulesInForce, wholeOf } from '../rule-in-force.js';
import { timeProgress } from '../time-progress.js';
import { MONTHS_OF_YEAR, type YearPlanRecord } from '../year-plan.js';
import { input, type LayerResult, ruleNamed } from './layer-result.js';

/**
 * Inputs for evaluating the plan of a year. `completedFen`: investment completed from January of
 * the year up to the month `through`, the last complete month. `everCompletedFen`: investment
 * completed in all years. Amounts in fen; null means nothing is on record.
 */
export interface YearFacts {
  year: number;
  plan: YearPlanRecord | null;
  completedFen: Fen | null;
  everCompletedFen: Fen | null;
  through: Month;
}

/**
 * Compares the completed investment with 序时进度 (the share of the year's plan that should be
 * completed by now), in percentage points. Being ahead is never a fault; being behind is. The
 * comparison is exact; only the displayed percentages are rounded.
 */
export function evaluateYearPlan(
  { year, plan, completedFen, everCompletedFen, through }: YearFacts,
  rules: RulesInForce,
): LayerResult {
  const rule = rules.get('year-plan-lag');
  const progress = plan && timeProgress(plan, through);
  const measured =
    plan !== null && progress !== null && completedFen !== null && plan.amountFen > 0n;
  const twelfths =
    plan === null || progress === null
      ? 0n
      : progress.basis === 'months'
        ? plan.amountFen * BigInt(progress.months)
        : progress.expectedFen * TWELVE;
  const leadTwelfths = (completedFen ?? 0n) * TWELVE - twelfths;
  const base = {
    layer: 'year-plan' as const,
    rule: ruleNamed(rule),
    inputs: {
      year: String(year),
      through,
      planFen: input(plan?.amountFen ?? null),
      planNumber: input(plan?.number ?? null),
      category: plan?.category ?? null,
      completedFen: input(completedFen),
      completedPercent: measured ? formatPercent(shareOf(completedFen, plan.amountFen)) : null,
      timeProgressPercent: progress?.percent ?? null,
      timeProgressBasis: progress?.basis ?? null,
      expectedFen: input(progress?.expectedFen ?? null),
      leadPoints: measured
        ? formatPercent(quotient(leadTwelfths * 10_000n, plan.amountFen * TWELVE))
        : null,
    },
  };
  if (plan === null || progress === null)
    return {
      ...base,
      level: 'cannot-be-judged',
      reason: 'NO_YEAR_PLAN',
      turnsGreenWhen: [{ what: 'year-plan-recorded' }],
    };
  if (plan.amountFen === 0n)
    return { ...base, level: 'info', reason: 'YEAR_PLAN_OF_NOTHING', turnsGreenWhen: [] };
  if (progress.months === 0)
    return { ...base, level: 'info', reason: 'NO_MONTH_OVER', turnsGreenWhen: [] };
  if (completedFen === null && everCompletedFen === null)
    return {
      ...base,
      level: 'no-data',
      reason: 'NO_MONEY_RECORDED',
      turnsGreenWhen: [{ what: 'money-recorded' }],
    };
  if (completedFen === null)
    return {
      ...base,
      level: 'no-data',
      reason: 'NO_MONEY_IN_YEAR',
      turnsGreenWhen: [{ what: 'year-money-recorded' }],
    };
  if (leadTwelfths >= 0n)
    return { ...base, level: 'good', reason: 'ON_OR_AHEAD', turnsGreenWhen: [] };

  const turnsGreenWhen = [
    { what: 'completed-at-least' as const, amountFen: (twelfths + TWELVE - 1n) / TWELVE, through },
  ];
  if (rule === undefined)
    return {
      ...base,
      level: 'cannot-be-judged',
      reason: 'RULE_NOT_IN_FORCE',
      turnsGreenWhen: [{ what: 'rule-recorded' }],
    };
  const behind = -leadTwelfths * 100n;
  const points = (name: string) => plan.amountFen * TWELVE * wholeOf(rule, name);
  if (behind > points('redPoints'))
    return { ...base, level: 'red', reason: 'FAR_BEHIND', turnsGreenWhen };
  if (behind >= points('amberPoints'))
    return { ...base, level: 'amber', reason: 'BEHIND', turnsGreenWhen };
  return { ...base, level: 'info', reason: 'BEHIND_BELOW_THRESHOLD', turnsGreenWhen };
}

const TWELVE = BigInt(MONTHS_OF_YEAR);
