import { isEnoughHistory } from '#budget';
import { type Day, type Month, monthOf } from '#values';
import {
  amountIn,
  fenText,
  given,
  HISTORY_RECORDED,
  isAboutMoney,
  PERIOD_MONEY_RECORDED,
  PLAN_PERIOD_KNOWN,
} from './ceiling.js';
import { nextMonth } from './next-days.js';
import { wholeParameter } from './parameters.js';
import { type AlertRule, type Inputs, onProject } from './evaluation-result.js';

const BOUNDS = { min: 1, max: 1_000 };
const monthNumber = (on: Day): number => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7));

/**
 * Returns whether too few months are recorded for the best month to be meaningful. Returns false
 * for alerts that an older version of the program raised, because these do not store the number of
 * months.
 */
const isTooShort = ({ firstMonth, knownMonths }: Inputs, today: Day): boolean =>
  knownMonths != null &&
  !isEnoughHistory(
    { firstMonth: (firstMonth ?? null) as Month | null, knownMonths: Number(knownMonths) },
    monthOf(today),
  );

/** Returns whether the plan period is over, so that nothing can be completed in it any more. */
const hasEnded = ({ monthsLeft, toMonth }: Inputs, today: Day): boolean =>
  monthsLeft === '0' || (toMonth != null && monthOf(today) > toMonth);

/**
 * Alert rule: raised when the investment planned for the plan period can be met only by completing
 * more per remaining month, this month included, than a percentage of the best month so far. At
 * least a year of months must be recorded. After the last month of the period the alert is raised
 * when the planned amount was missed.
 */
export const planPeriodAtRisk = {
  code: 'plan-period-at-risk',
  dimension: 'plan-period',
  name: { zh: '规划期投资难完成', en: 'Plan period at risk' },
  parameters: { percentOfBest: { kind: 'whole', ...BOUNDS } },
  inWords: ({ percentOfBest }) => ({
    zh: `完成规划期投资所需的月均强度超过历史最好月份的 ${String(percentOfBest)}% 即提醒`,
    en: `Told when meeting the plan period’s figure takes more a month than ${String(percentOfBest)} % of the best month ever reached`,
  }),
  evaluate(facts, rule, today) {
    const percentOfBest = wholeParameter(rule, 'percentOfBest', BOUNDS);
    if (!isAboutMoney(facts, facts.fypSpendFen)) return [];
    const monthsLeft = Math.max(0, monthNumber(facts.planPeriod.to) - monthNumber(today) + 1);
    const { periodCompletedFen } = facts;
    const missing =
      facts.fypSpendFen === null || periodCompletedFen === null
        ? null
        : facts.fypSpendFen - periodCompletedFen;
    // Rounded up, so that completing this amount every month reaches the planned amount.
    const neededFen =
      missing === null || monthsLeft === 0
        ? null
        : missing <= 0n
          ? 0n
          : (missing + BigInt(monthsLeft) - 1n) / BigInt(monthsLeft);
    const inputs = {
      fypSpendFen: fenText(facts.fypSpendFen),
      completedFen: fenText(periodCompletedFen),
      monthsLeft: String(monthsLeft),
      neededFen: fenText(neededFen),
      bestMonthFen: fenText(facts.bestMonthFen),
      firstMonth: facts.firstMonth,
      knownMonths: String(facts.knownMonths),
      percentOfBest: String(percentOfBest),
      toMonth: monthOf(facts.planPeriod.to),
    };
    if (facts.fypSpendFen === null)
      return [onProject(facts, rule, { state: 'cannot-be-judged', inputs })];
    // Without a ledger entry in the months of the plan period, the result of the rule is `no-data`,
    // even if there are entries in other years.
    if (missing === null || facts.bestMonthFen === null)
      return [onProject(facts, rule, { state: 'no-data', inputs })];
    const raised =
      missing > 0n &&
      (neededFen === null || neededFen * 100n > facts.bestMonthFen * BigInt(percentOfBest));
    // If the recorded months are too few for a meaningful best month, the comparison with the best
    // month gives no result. After the end of the period, when the planned amount was missed, the
    // alert is raised without that comparison.
    if (raised && neededFen !== null && isTooShort(inputs, today))
      return [onProject(facts, rule, { state: 'no-data', inputs })];
    return [onProject(facts, rule, { state: raised ? 'raised' : 'clear', inputs })];
  },
  changesOn: (facts, _, today) =>
    isAboutMoney(facts, facts.fypSpendFen) && monthOf(today) <= monthOf(facts.planPeriod.to)
      ? nextMonth(today)
      : null,
  turnsGreenWhen: (inputs, today) => {
    if (inputs.fypSpendFen == null) return [PLAN_PERIOD_KNOWN];
    if (inputs.completedFen == null || inputs.bestMonthFen == null) return [PERIOD_MONEY_RECORDED];
    // After the period has ended, work can no longer be completed in it.
    if (hasEnded(inputs, today)) return [];
    return isTooShort(inputs, today)
      ? [HISTORY_RECORDED]
      : [
          {
            what: 'rate-within-best',
            zh: '加快进度，使所需月均强度回到历史最好水平以内',
            en: 'Work speeds up until the rate that is still needed is one that was reached before',
          },
        ];
  },
  explainable: (inputs, today) => {
    const { completedFen, fypSpendFen } = inputs;
    if (completedFen == null || fypSpendFen == null || !hasEnded(inputs, today)) return null;
    const missing = BigInt(fypSpendFen) - BigInt(completedFen);
    return missing > 0n ? { matter: inputs.toMonth ?? '', extent: missing } : null;
  },
  explain: {
    zh: (inputs) =>
      `规划期投资 ${amountIn(inputs, 'fypSpendFen', 'zh')}，已完成 ${amountIn(inputs, 'completedFen', 'zh')}；${inputs.monthsLeft === '0' ? `规划期已于 ${given(inputs, 'toMonth')} 结束` : `余 ${given(inputs, 'monthsLeft')} 个月，每月需 ${amountIn(inputs, 'neededFen', 'zh')}，而最好月份为 ${amountIn(inputs, 'bestMonthFen', 'zh')}`}`,
    en: (inputs) =>
      `Of the ${amountIn(inputs, 'fypSpendFen', 'en')} planned for the period ${amountIn(inputs, 'completedFen', 'en')} are completed; ${inputs.monthsLeft === '0' ? `the period ended with ${given(inputs, 'toMonth')}` : `${given(inputs, 'monthsLeft')} months are left, each needs ${amountIn(inputs, 'neededFen', 'en')}, and the best month ever brought ${amountIn(inputs, 'bestMonthFen', 'en')}`}`,
  },
  unjudged: {
    zh: '无法判断：规划期投资未知',
    en: 'Cannot be evaluated: the investment planned for the period is unknown',
  },
} as const satisfies AlertRule;
