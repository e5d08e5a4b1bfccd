import { timeProgress } from '#budget';
import { formatPercent, lastMonthOver, quotient, shareOf } from '#values';
import { amountIn, fenText, given, isAboutMoney } from './ceiling.js';
import { nextMonthOver } from './next-days.js';
import { bandOf, bandsParameter, codeParameter } from './parameters.js';
import { type AlertRule, type Inputs, onProject } from './evaluation-result.js';

/**
 * Quantities that the thresholds of the rule may refer to, in this order: percentage points behind
 * the share of the year that has passed, per cent below the amount due by now, per cent of the
 * year's plan completed.
 */
export const YEAR_PLAN_MEASURES = [
  'points-behind',
  'percent-below-due',
  'percent-of-plan',
] as const;
type Measure = (typeof YEAR_PLAN_MEASURES)[number];

/**
 * Computes the chosen quantity as an exact fraction. The amount due is in twelfths of a fen,
 * because a year's plan may not be divisible by twelve.
 */
function measured(
  measure: Measure,
  {
    plannedFen,
    completedFen,
    dueTwelfths,
  }: { plannedFen: bigint; completedFen: bigint; dueTwelfths: bigint },
): [part: bigint, whole: bigint] {
  if (measure === 'percent-of-plan') return [completedFen, plannedFen];
  const behind = dueTwelfths - completedFen * 12n;
  return measure === 'points-behind' ? [behind, plannedFen * 12n] : [behind, dueTwelfths];
}

/**
 * Returns the share of the year's plan that is completed, and by how many percentage points that is
 * ahead of what was due; both null where they cannot be computed.
 */
const aheadOf = (
  plannedFen: bigint,
  completedFen: bigint | null,
  dueTwelfths: bigint,
): { completedPercent: string | null; leadPoints: string | null } =>
  completedFen === null || plannedFen <= 0n
    ? { completedPercent: null, leadPoints: null }
    : {
        completedPercent: formatPercent(shareOf(completedFen, plannedFen)),
        leadPoints: formatPercent(
          quotient((completedFen * 12n - dueTwelfths) * 10_000n, plannedFen * 12n),
        ),
      };

const percent = (inputs: Inputs): string =>
  `${Number((BigInt(given(inputs, 'completedFen')) * 10_000n) / BigInt(given(inputs, 'plannedFen'))) / 100}`;
/** Number of finished months, as stored among the inputs, when the year is over. */
const MONTHS_OF_YEAR = '12';

/**
 * Formats the share of the year's plan that is due by now: as a percentage if there is a monthly
 * plan, otherwise as the number of finished months out of twelve.
 */
const due = (inputs: Inputs): string =>
  inputs.basis === 'curve' ? `${given(inputs, 'duePercent')}%` : `${given(inputs, 'months')}/12`;

/**
 * Alert rule: compares the year's completed investment with the amount due by now (序时进度). That
 * amount comes from the monthly plan if one was submitted, otherwise from the number of finished
 * months. No alert is raised for values that the published thresholds do not cover.
 */
export const yearPlanBehind = {
  code: 'year-plan-behind',
  dimension: 'year-plan',
  name: { zh: '落后年度计划', en: 'Behind the year plan' },
  parameters: { measure: { kind: 'code', codes: YEAR_PLAN_MEASURES }, bands: { kind: 'bands' } },
  inWords: ({ measure }) => ({
    zh:
      measure === 'points-behind'
        ? '按完成率落后序时进度的百分点分级'
        : measure === 'percent-below-due'
          ? '按低于序时应完成额的比例分级'
          : '按完成年度计划的比例分级',
    en:
      measure === 'points-behind'
        ? 'Evaluated by percentage points behind the elapsed share of the year'
        : measure === 'percent-below-due'
          ? 'Evaluated by per cent below what was due by now'
          : 'Evaluated by per cent of the year plan completed',
  }),
  evaluate(facts, rule, today) {
    const [measure, bands] = [
      codeParameter(rule, 'measure', YEAR_PLAN_MEASURES),
      bandsParameter(rule, 'bands'),
    ];
    if (!isAboutMoney(facts, null)) return [];
    if (facts.yearPlan === null)
      return [
        onProject(facts, rule, {
          state: 'cannot-be-judged',
          inputs: {
            year: today.slice(0, 4),
            plannedFen: null,
            completedFen: null,
            months: null,
            measure,
          },
        }),
      ];
    const { year, plannedFen, curveFen, completedFen } = facts.yearPlan;
    const through = lastMonthOver(today);
    const progress = timeProgress({ year, amountFen: plannedFen, curveFen }, through);
    const dueTwelfths =
      progress.basis === 'months'
        ? plannedFen * BigInt(progress.months)
        : progress.expectedFen * 12n;
    const inputs = {
      year: String(year),
      plannedFen: String(plannedFen),
      completedFen: fenText(completedFen),
      months: String(progress.months),
      through,
      basis: progress.basis,
      duePercent: progress.percent,
      expectedFen: String((dueTwelfths + 11n) / 12n),
      ...aheadOf(plannedFen, completedFen, dueTwelfths),
      measure,
    };
    // Without a ledger entry in the months of the year, the result of the rule is `no-data`, even
    // if there are entries in earlier years.
    if (completedFen === null)
      return [
        onProject(facts, rule, {
          state: dueTwelfths > 0n && progress.months > 0 ? 'no-data' : 'clear',
          inputs,
        }),
      ];
    const [part, whole] = measured(measure, { plannedFen, completedFen, dueTwelfths });
    if (whole <= 0n || progress.months === 0)
      return [onProject(facts, rule, { state: 'clear', inputs })];
    const band = bandOf(bands, part, whole);
    const severity = band?.light === 'red' ? 'red' : 'amber';
    return [
      onProject(facts, rule, {
        state: band === null ? 'silent' : band.light === 'clear' ? 'clear' : 'raised',
        inputs,
        given: { severity, level: severity === 'red' ? 2 : 1 },
      }),
    ];
  },
  changesOn: (facts, _, today) => (isAboutMoney(facts, null) ? nextMonthOver(today) : null),
  turnsGreenWhen: (inputs) => {
    if (inputs.plannedFen == null)
      return [
        {
          what: 'year-plan-known',
          zh: '录入年度投资计划',
          en: 'The year’s investment plan is recorded',
        },
      ];
    if (inputs.completedFen == null)
      return [
        {
          what: 'year-money-recorded',
          zh: '登记本年度各月的完成投资',
          en: 'Completed investment of the year’s months is recorded',
        },
      ];
    // With the last month over, nothing can be completed in the year any more.
    if (inputs.months === MONTHS_OF_YEAR) return [];
    return [
      {
        what: 'year-plan-caught-up',
        zh: '完成投资赶上序时进度',
        en: 'Completed investment catches up with the elapsed share of the year',
      },
    ];
  },
  explainable: ({ months, plannedFen, completedFen, year }) =>
    months !== MONTHS_OF_YEAR || plannedFen == null || completedFen == null
      ? null
      : { matter: year ?? '', extent: BigInt(plannedFen) - BigInt(completedFen) },
  explain: {
    zh: (inputs) =>
      `${given(inputs, 'year')} 年计划 ${amountIn(inputs, 'plannedFen', 'zh')}，已完成 ${amountIn(inputs, 'completedFen', 'zh')}（${percent(inputs)}%），序时进度 ${due(inputs)}`,
    en: (inputs) =>
      `Of the ${amountIn(inputs, 'plannedFen', 'en')} planned for ${given(inputs, 'year')}, ${amountIn(inputs, 'completedFen', 'en')} (${percent(inputs)} %) are completed; ${due(inputs)} of it were due`,
  },
  unjudged: {
    zh: '无法判断：没有年度投资计划',
    en: 'Cannot be evaluated: there is no year plan on record',
  },
} as const satisfies AlertRule;
