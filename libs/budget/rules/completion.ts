import { type Day, type Fen, type Month, formatPercent, monthsBetween, quotient } from '#values';
import type { CostScope } from './cost-figure.js';
import { type RuleInForce, wholeOf } from './rule-in-force.js';

/** An officer's forecast of a project's final cost. Amount in fen. */
export interface CompletionForecast {
  amountFen: Fen;
  scope: CostScope;
  referenceClass: string | null;
  effectiveOn: Day;
  explanation: string;
}

/** An officer's forecast of a project's final cost, as stored. */
export interface CompletionForecastRecord extends CompletionForecast {
  id: string;
  filedBy: string;
  recordedAt: Date;
}

/** Reasons why the final cost of a project could not be calculated. */
export type ReckoningGap =
  | 'NO_MONEY_RECORDED'
  | 'NOT_ENOUGH_HISTORY'
  | 'NO_COMPLETION_DAY'
  | 'RULE_NOT_IN_FORCE'
  | 'NO_REFERENCE_CLASS'
  | 'TOTAL_NOT_STATED';

/**
 * A calculated final cost with its inputs. The amount is null when an input is missing; `reason`
 * then says which input.
 */
export interface Reckoning {
  amountFen: Fen | null;
  reason: ReckoningGap | null;
  inputs: Readonly<Record<string, string | null>>;
  source: string | null;
}

/**
 * Inputs for projecting the final cost: the investment completed in all (`completedFen`) and in
 * each month (`byMonth`), up to the month `through`, and the month in which the last milestone is
 * expected (`completionIn`). Amounts in fen.
 */
export interface RunRateFacts {
  completedFen: Fen | null;
  byMonth: ReadonlyMap<Month, Fen>;
  through: Month;
  completionIn: Month | null;
}

/**
 * Projects the final cost of a project by assuming that every remaining month will be like the
 * average of the latest months. The records must reach back to the first averaged month, and at
 * least one month in three must be on record, as with quarterly reporting; otherwise months before
 * the first report would count as months without work.
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

/** Returns the months on record among the latest `months` months, up to and including `through`. */
const recentMonths = (
  byMonth: ReadonlyMap<Month, Fen>,
  through: Month,
  months: bigint | null,
): [Month, Fen][] =>
  [...byMonth].filter(
    ([month]) => month <= through && BigInt(monthsBetween(month, through)) < (months ?? 0n),
  );

const MONTHS_OF_QUARTER = 3n;

/** Tells whether the months on record are sufficient for an average. */
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

/**
 * Calculates the final cost from experience with comparable projects (reference class forecast):
 * the base amount is raised by the average overrun of the class. The result is only displayed; no
 * evaluation uses it.
 */
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
