import {
  amountIn,
  amountOrNone,
  ceilingInputs,
  ceilingKnown,
  ceilingName,
  ceilingNote,
  fenText,
  given,
  isAboutMoney,
  largerOf,
  MONEY_RECORDED,
  shareOf,
  totalFor,
  totalRaised,
} from './ceiling.js';
import { risingParameter } from './parameters.js';
import { TOTAL } from './total-exceeded.js';
import { type AlertRule, neverByItself, onProject } from './evaluation-result.js';

const BOUNDS = { min: 1, max: 100 };

/**
 * Alert rule: raised when the amount completed or paid since the start has reached a percentage of
 * the spending limit without exceeding that limit. The limit is the approved total or, if no total
 * is approved, the amount that serves instead. Each further percentage is a higher level; 100 % is
 * red.
 */
export const totalNearlySpent = {
  code: 'total-nearly-spent',
  dimension: 'approved-total',
  name: { zh: '接近总投资', en: 'Total nearly spent' },
  parameters: { atPercents: { kind: 'rising', ...BOUNDS } },
  inWords: ({ atPercents }) => ({
    zh: `累计完成投资或支付达到总投资的 ${Array.isArray(atPercents) ? atPercents.join('%、') : ''}% 时提醒`,
    en: `Told when completed investment or payments reach ${Array.isArray(atPercents) ? atPercents.join(' %, ') : ''} % of the total investment`,
  }),
  evaluate(facts, rule) {
    const atPercents = risingParameter(rule, 'atPercents', BOUNDS);
    const total = facts.ceiling.amountFen;
    if (!isAboutMoney(facts, total)) return [];
    const most = largerOf(facts.completedFen, facts.paidFen);
    const level =
      total === null || most === null
        ? 0
        : atPercents.filter((percent) => most * 100n >= total * BigInt(percent)).length;
    const raised = total !== null && most !== null && level > 0 && most <= total;
    const inputs = {
      completedFen: fenText(facts.completedFen),
      paidFen: fenText(facts.paidFen),
      ...ceilingInputs(facts),
      reachedPercent: raised ? String(atPercents[level - 1]) : null,
      belowFen: total === null ? null : String(shareOf(total, atPercents[0] ?? 100)),
      fromPercent: String(atPercents[0] ?? 100),
    };
    const state =
      total === null ? 'cannot-be-judged' : raised ? 'raised' : most === null ? 'no-data' : 'clear';
    return [
      onProject(facts, rule, {
        state,
        inputs,
        given: {
          family: TOTAL,
          level: Math.max(level, 1),
          severity: atPercents[level - 1] === 100 ? 'red' : rule.severity,
        },
      }),
    ];
  },
  changesOn: neverByItself,
  turnsGreenWhen: (inputs) => {
    const { belowFen, completedFen, paidFen } = inputs;
    if (belowFen == null) return [ceilingKnown(inputs)];
    // While neither amount is recorded, the rule cannot be evaluated. The first recorded amount
    // makes it evaluable.
    if (completedFen == null && paidFen == null) return [MONEY_RECORDED];
    // A total of which what was spent is less than the first percentage. Alerts that an older version
    // of the program raised do not store that percentage.
    const { fromPercent } = inputs;
    if (fromPercent == null)
      return [{ what: 'total-raised', zh: '批准调整总投资', en: 'A higher total is approved' }];
    const spentFen = largerOf(BigInt(completedFen ?? '0'), BigInt(paidFen ?? '0')) ?? 0n;
    return [totalRaised(String(totalFor(spentFen + 1n, BigInt(fromPercent))))];
  },
  explainable: ({ reachedPercent, totalInvestmentFen }) =>
    reachedPercent == null || totalInvestmentFen == null
      ? null
      : { matter: totalInvestmentFen, extent: BigInt(reachedPercent) },
  explain: {
    zh: (inputs) =>
      `累计完成投资${amountOrNone(inputs, 'completedFen', 'zh')}、累计支付${amountOrNone(inputs, 'paidFen', 'zh')}，已达${ceilingName(inputs, 'zh')} ${amountIn(inputs, 'totalInvestmentFen', 'zh')}的 ${given(inputs, 'reachedPercent')}%${ceilingNote(inputs, 'zh')}`,
    en: (inputs) =>
      `Completed ${amountOrNone(inputs, 'completedFen', 'en')} and paid ${amountOrNone(inputs, 'paidFen', 'en')} have reached ${given(inputs, 'reachedPercent')} % of ${ceilingName(inputs, 'en')} of ${amountIn(inputs, 'totalInvestmentFen', 'en')}${ceilingNote(inputs, 'en')}`,
  },
  unjudged: {
    zh: '无法判断：总投资未知',
    en: 'Cannot be evaluated: the total investment is unknown',
  },
} as const satisfies AlertRule;
