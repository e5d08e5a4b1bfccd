import { addMonths, type Fen, formatPercent, type Month, monthsBetween, shareOf } from '#values';
import { isEnoughHistory, type MonthsOnRecord } from '../enough-history.js';
import { type RulesInForce, wholeOf } from '../rule-in-force.js';
import { input, type LayerResult, ruleNamed } from './layer-result.js';

/**
 * Inputs for evaluating a plan period: `figureFen` is the amount planned for the whole period,
 * `completedFen` the investment completed in the period up to the month `through`. Amounts in fen;
 * null means unknown.
 */
export interface PeriodFacts {
  planCode: string;
  from: Month;
  to: Month;
  figureFen: Fen | null;
  completedFen: Fen | null;
  /**
   * Largest investment completed in any single month, including months outside the plan period;
   * null when no month is on record.
   */
  bestMonthFen: Fen | null;
  history: MonthsOnRecord;
  through: Month;
}

/**
 * Compares the completed investment with the amount planned for a plan period. An amount above the
 * plan needs an explanation; a period that ends below the plan has missed it. While the period
 * runs, the missing amount is divided by the remaining months; if this is more than the best month
 * on record, the target counts as out of reach, provided that the records cover enough months.
 */
export function evaluatePlanPeriod(facts: PeriodFacts, rules: RulesInForce): LayerResult {
  const { planCode, from, to, figureFen, completedFen, bestMonthFen, history, through } = facts;
  const rule = rules.get('plan-period-ceiling');
  const monthsLeft =
    through >= to ? 0 : monthsBetween(through < from ? addMonths(from, -1) : through, to);
  const missingFen = figureFen === null || completedFen === null ? null : figureFen - completedFen;
  const neededPerMonthFen =
    missingFen === null || missingFen <= 0n || monthsLeft === 0
      ? null
      : (missingFen + BigInt(monthsLeft) - 1n) / BigInt(monthsLeft);
  const base = {
    layer: 'plan-period' as const,
    rule: ruleNamed(rule),
    inputs: {
      plan: planCode,
      from,
      to,
      through,
      figureFen: input(figureFen),
      completedFen: input(completedFen),
      completedPercent:
        figureFen === null || completedFen === null
          ? null
          : formatPercent(shareOf(completedFen, figureFen)),
      monthsLeft: String(monthsLeft),
      missingFen: input(missingFen),
      neededPerMonthFen: input(neededPerMonthFen),
      bestMonthFen: input(bestMonthFen),
      knownMonths: String(history.knownMonths),
    },
  };
  if (figureFen === null)
    return {
      ...base,
      level: 'cannot-be-judged',
      reason: 'NO_PERIOD_FIGURE',
      turnsGreenWhen: [{ what: 'period-figure-recorded' }],
    };
  if (rule === undefined)
    return {
      ...base,
      level: 'cannot-be-judged',
      reason: 'RULE_NOT_IN_FORCE',
      turnsGreenWhen: [{ what: 'rule-recorded' }],
    };
  if (completedFen === null && bestMonthFen === null)
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
      reason: 'NO_MONEY_IN_PERIOD',
      turnsGreenWhen: [{ what: 'period-money-recorded' }],
    };
  const limitFen = (figureFen * wholeOf(rule, 'percent')) / 100n;
  if (completedFen > limitFen)
    return {
      ...base,
      level: 'amber',
      reason: 'PERIOD_EXCEEDED',
      turnsGreenWhen: [
        { what: 'period-spending-within', amountFen: limitFen },
        { what: 'period-figure-at-least', amountFen: completedFen },
      ],
    };
  if (completedFen >= figureFen)
    return { ...base, level: 'good', reason: 'REACHED', turnsGreenWhen: [] };
  if (through < from)
    return { ...base, level: 'info', reason: 'PERIOD_NOT_BEGUN', turnsGreenWhen: [] };
  const reached = { what: 'period-completed-at-least' as const, amountFen: figureFen };
  // The period has ended, so no more investment can be completed in this period. Only a decision
  // that lowers the planned amount can still change this result.
  if (neededPerMonthFen === null)
    return {
      ...base,
      level: 'red',
      reason: 'PERIOD_MISSED',
      turnsGreenWhen: [{ what: 'period-figure-at-most', amountFen: completedFen }],
    };
  if (neededPerMonthFen <= (bestMonthFen ?? 0n))
    return { ...base, level: 'good', reason: 'WITHIN_REACH', turnsGreenWhen: [] };
  if (!isEnoughHistory(history, through))
    return {
      ...base,
      level: 'no-data',
      reason: 'NOT_ENOUGH_HISTORY',
      turnsGreenWhen: [{ what: 'history-recorded' }],
    };
  return {
    ...base,
    level: 'red',
    reason: 'OUT_OF_REACH',
    turnsGreenWhen: [{ what: 'month-completed-at-least', amountFen: neededPerMonthFen }, reached],
  };
}
