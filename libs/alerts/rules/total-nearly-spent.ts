import { amountIn, fenText, given, isAboutMoney, shareOf, TOTAL_KNOWN, totalWithin } from './ceiling.js';
import { risingParameter } from './parameters.js';
import { TOTAL } from './total-exceeded.js';
import { type AlertRule, onProject } from './verdict.js';

const BOUNDS = { min: 1, max: 100 };

/** Completed or paid since the start has reached a share of the total investment without being above it. Each further share is worsening; the last is red when it is the whole. */
export const totalNearlySpent = {
  code: 'total-nearly-spent',
  name: { zh: '接近总投资', en: 'Total nearly spent' },
  parameters: { atPercents: { kind: 'rising', ...BOUNDS } },
  inWords: ({ atPercents }) => ({
    zh: `累计完成投资或支付达到总投资的 ${Array.isArray(atPercents) ? atPercents.join('%、') : ''}% 时提醒`,
    en: `Told when completed investment or payments reach ${Array.isArray(atPercents) ? atPercents.join(' %, ') : ''} % of the total investment`,
  }),
  judge(facts, rule) {
    const atPercents = risingParameter(rule, 'atPercents', BOUNDS);
    const total = facts.totalInvestmentFen;
    if (!isAboutMoney(facts, total)) return [];
    const most = facts.completedFen > facts.paidFen ? facts.completedFen : facts.paidFen;
    const level = total === null ? 0 : atPercents.filter((percent) => most * 100n >= total * BigInt(percent)).length;
    const raised = total !== null && level > 0 && most <= total;
    const inputs = {
      completedFen: String(facts.completedFen), paidFen: String(facts.paidFen), totalInvestmentFen: fenText(total), reachedPercent: raised ? String(atPercents[level - 1]) : null,
      belowFen: total === null ? null : String(shareOf(total, atPercents[0] ?? 100)),
    };
    const state = total === null ? 'cannot-be-judged' : raised ? 'raised' : facts.entries === 0n ? 'no-data' : 'clear';
    return [onProject(facts, rule, state, inputs, { family: TOTAL, level: Math.max(level, 1), severity: atPercents[level - 1] === 100 ? 'red' : rule.severity })];
  },
  turnsGreenWhen: ({ belowFen, totalInvestmentFen }) => [belowFen == null ? TOTAL_KNOWN : totalWithin(belowFen), ...(totalInvestmentFen == null ? [] : [{ what: 'total-raised', zh: '批准调整总投资', en: 'A higher total is approved' }])],
  explain: {
    zh: (inputs) => `累计完成投资 ${amountIn(inputs, 'completedFen', 'zh')}、累计支付 ${amountIn(inputs, 'paidFen', 'zh')}，已达总投资 ${amountIn(inputs, 'totalInvestmentFen', 'zh')}的 ${given(inputs, 'reachedPercent')}%（规划数，未录入概算）`,
    en: (inputs) => `Completed ${amountIn(inputs, 'completedFen', 'en')} and paid ${amountIn(inputs, 'paidFen', 'en')} have reached ${given(inputs, 'reachedPercent')} % of the total investment of ${amountIn(inputs, 'totalInvestmentFen', 'en')} (plan figure, no approved estimate on record)`,
  },
  unjudged: { zh: '无法判断：总投资未知', en: 'Cannot be judged: the total investment is unknown' },
} as const satisfies AlertRule;
