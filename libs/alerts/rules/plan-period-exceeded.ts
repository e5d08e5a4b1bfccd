import { monthOf } from '#values';
import { wordAmount } from '#platform/language';
import {
  amountIn,
  fenText,
  given,
  isAboutMoney,
  PERIOD_MONEY_RECORDED,
  periodFigureAtLeast,
  PLAN_PERIOD_KNOWN,
  share,
  shareOf,
  shareZh,
  totalFor,
} from './ceiling.js';
import { wholeParameter } from './parameters.js';
import { type AlertRule, type Inputs, neverByItself, onProject } from './evaluation-result.js';

const BOUNDS = { min: 1, max: 1_000 };
const period = (inputs: Inputs, to: string): string =>
  `${given(inputs, 'fromMonth')}${to}${given(inputs, 'toMonth')}`;
const over = (inputs: Inputs): string =>
  String(BigInt(given(inputs, 'completedFen')) - BigInt(given(inputs, 'ceilingFen')));

/**
 * Alert rule: raised when more was completed in the months of the plan period than was planned for
 * the period. Without a planned amount the rule cannot be evaluated; the state is then
 * `cannot-be-judged`, not `clear`.
 */
export const planPeriodExceeded = {
  code: 'plan-period-exceeded',
  dimension: 'plan-period',
  name: { zh: '超规划期投资', en: 'Above the plan period’s investment' },
  parameters: { percentOfPeriod: { kind: 'whole', ...BOUNDS } },
  inWords: ({ percentOfPeriod }) => ({
    zh: `规划期内完成投资超过规划期投资的 ${String(percentOfPeriod)}% 即提醒说明`,
    en: `Completed in the plan period above ${String(percentOfPeriod)} % of what the plan set for it; to be explained`,
  }),
  evaluate(facts, rule) {
    const percentOfPeriod = wholeParameter(rule, 'percentOfPeriod', BOUNDS);
    if (!isAboutMoney(facts, facts.fypSpendFen)) return [];
    const ceilingFen =
      facts.fypSpendFen === null ? null : shareOf(facts.fypSpendFen, percentOfPeriod);
    const raised =
      ceilingFen !== null &&
      facts.periodCompletedFen !== null &&
      facts.periodCompletedFen > ceilingFen;
    const inputs = {
      completedFen: fenText(facts.periodCompletedFen),
      percentOfPeriod: String(percentOfPeriod),
      fypSpendFen: fenText(facts.fypSpendFen),
      ceilingFen: fenText(ceilingFen),
      fromMonth: monthOf(facts.planPeriod.from),
      toMonth: monthOf(facts.planPeriod.to),
    };
    const state =
      ceilingFen === null
        ? 'cannot-be-judged'
        : raised
          ? 'raised'
          : facts.periodCompletedFen === null
            ? 'no-data'
            : 'clear';
    return [onProject(facts, rule, { state, inputs })];
  },
  changesOn: neverByItself,
  turnsGreenWhen: (inputs, today) => {
    const { ceilingFen, completedFen, percentOfPeriod, toMonth } = inputs;
    if (ceilingFen == null) return [PLAN_PERIOD_KNOWN];
    if (completedFen == null) return [PERIOD_MONEY_RECORDED];
    // What was completed stays completed, and the figure of a period that is over is not changed.
    return toMonth != null && monthOf(today) > toMonth
      ? []
      : [
          periodFigureAtLeast(
            String(totalFor(BigInt(completedFen), BigInt(percentOfPeriod ?? '100'))),
          ),
        ];
  },
  explainable: (inputs) => {
    const { ceilingFen, completedFen, toMonth } = inputs;
    if (ceilingFen == null || completedFen == null) return null;
    const above = BigInt(completedFen) - BigInt(ceilingFen);
    return above > 0n ? { matter: toMonth ?? '', extent: above } : null;
  },
  explain: {
    zh: (inputs) =>
      `${period(inputs, ' 至 ')} 完成投资 ${amountIn(inputs, 'completedFen', 'zh')}，超过规划期投资 ${amountIn(inputs, 'fypSpendFen', 'zh')}${shareZh(given(inputs, 'percentOfPeriod'))}，超出 ${wordAmount(over(inputs), 'zh')}`,
    en: (inputs) =>
      `Completed investment of ${amountIn(inputs, 'completedFen', 'en')} in ${period(inputs, ' to ')}, more than ${share(given(inputs, 'percentOfPeriod'))}the ${amountIn(inputs, 'fypSpendFen', 'en')} planned for the period, by ${wordAmount(over(inputs), 'en')}`,
  },
  unjudged: {
    zh: '无法判断：规划期投资未知',
    en: 'Cannot be evaluated: the investment planned for the period is unknown',
  },
} as const satisfies AlertRule;
