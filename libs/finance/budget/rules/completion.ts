import type { Day, Fen, Month } from '#values';
import { formatPercent, monthsBetween, quotient } from '#values';
import type { CostScope } from './cost-figure.js';
import { type RuleInForce, wholeOf } from './rule-in-force.js';

/** What an officer thinks a project will cost in the end. Amount in fen. */
export interface CompletionForecast {
  amountFen: Fen;
  scope: CostScope;
  referenceClass: string | null;
  effectiveOn: Day;
  explanation: string;
}

/** A forecast on record. */
export interface CompletionForecastRecord extends CompletionForecast {
  id: string;
  filedBy: string;
  recordedAt: Date;
}

/** Why a reckoning could not be made. */
export type ReckoningGap =
  | 'NO_MONEY_RECORDED'
  | 'NOT_ENOUGH_HISTORY'
  | 'NO_COMPLETION_DAY'
  | 'RULE_NOT_IN_FORCE'
  | 'NO_REFERENCE_CLASS'
  | 'TOTAL_NOT_STATED';

/** An amount that follows from figures alone, with what it was made from; null where one of them is missing. */
export interface Reckoning {
  amountFen: Fen | null;
  reason: ReckoningGap | null;
  inputs: Readonly<Record<string, string | null>>;
  source: string | null;
}

/** What was completed so far and of late, and when the last milestone is forecast. Amounts in fen. */
export interface RunRateFacts {
  completedFen: Fen | null;
  byMonth: ReadonlyMap<Month, Fen>;
  through: Month;
  completionIn: Month | null;
}

/**
 * The final cost if every month to come is like the average of the latest ones. The average needs enough history: the first
 * month on record is not later than the first of those that are averaged, and of each three of these one is on record, as
 * it is where a project reports by the quarter. Otherwise months before the first report would count as months without work.
 */
export function runRate(
  { completedFen, byMonth, through, completionIn }: RunRateFacts,
  rule: RuleInForce | undefined,
): Reckoning {
  const months = rule ? wholeOf(rule, 'months') : null;
  const window = recentMonths(byMonth, through, months);
  const recentFen = months === null ? null : window.reduce((sum, [, fen]) => sum + fen, 0n);
  const monthsLeft =
    completionIn === null ? null : Math.max(0, monthsBetween(through, completionIn));
  const made = {
    source: rule?.source ?? null,
    inputs: {
      completedFen: completedFen?.toString() ?? null,
      recentFen: recentFen?.toString() ?? null,
      recentMonths: months?.toString() ?? null,
      knownMonths: String(window.length),
      through,
      completionIn,
      monthsLeft: monthsLeft?.toString() ?? null,
    },
  };
  if (months === null || recentFen === null || months === 0n)
    return { ...made, amountFen: null, reason: 'RULE_NOT_IN_FORCE' };
  if (completedFen === null) return { ...made, amountFen: null, reason: 'NO_MONEY_RECORDED' };
  if (!isEnough(byMonth, window.length, { through, months }))
    return { ...made, amountFen: null, reason: 'NOT_ENOUGH_HISTORY' };
  if (monthsLeft === null) return { ...made, amountFen: null, reason: 'NO_COMPLETION_DAY' };
  return {
    ...made,
    amountFen: completedFen + quotient(recentFen * BigInt(monthsLeft), months),
    reason: null,
  };
}

/** The months on record among the latest ones, up to `through`. */
const recentMonths = (
  byMonth: ReadonlyMap<Month, Fen>,
  through: Month,
  months: bigint | null,
): [Month, Fen][] =>
  [...byMonth].filter(
    ([month]) => month <= through && BigInt(monthsBetween(month, through)) < (months ?? 0n),
  );

const MONTHS_OF_QUARTER = 3n;

/** Whether the latest months say enough to be averaged. */
function isEnough(
  byMonth: ReadonlyMap<Month, Fen>,
  known: number,
  { through, months }: { through: Month; months: bigint },
): boolean {
  const reachesBack = [...byMonth.keys()].some(
    (month) => month <= through && BigInt(monthsBetween(month, through)) >= months - 1n,
  );
  return reachesBack && BigInt(known) * MONTHS_OF_QUARTER >= months;
}

/** The outside view: what projects of the class cost on average, whatever this one says of itself. Never part of the figures. */
export function outsideView(
  baseFen: Fen | null,
  referenceClass: string | null,
  rule: RuleInForce | undefined,
): Reckoning {
  const overrun =
    rule !== undefined && referenceClass !== null && Object.hasOwn(rule.parameters, referenceClass)
      ? wholeOf(rule, referenceClass)
      : null;
  const made = {
    source: rule?.source ?? null,
    inputs: {
      baseFen: baseFen?.toString() ?? null,
      referenceClass,
      meanOverrunPercent: overrun === null ? null : formatPercent(overrun * 100n),
    },
  };
  if (rule === undefined) return { ...made, amountFen: null, reason: 'RULE_NOT_IN_FORCE' };
  if (overrun === null) return { ...made, amountFen: null, reason: 'NO_REFERENCE_CLASS' };
  if (baseFen === null) return { ...made, amountFen: null, reason: 'TOTAL_NOT_STATED' };
  return { ...made, amountFen: quotient(baseFen * (100n + overrun), 100n), reason: null };
}
