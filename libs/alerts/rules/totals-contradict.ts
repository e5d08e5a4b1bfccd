import { amountIn, fenText } from './ceiling.js';
import { type AlertRule, type Inputs, neverByItself, onProject } from './evaluation-result.js';

/** Reads the codes of the contradictions that were found between the project's recorded amounts. */
const contradictions = (inputs: Inputs): string[] => (inputs.what ?? '').split(' ').filter(Boolean);
const WORDS: Readonly<Record<string, (inputs: Inputs) => Readonly<Record<'zh' | 'en', string>>>> = {
  'months-differ': () => ({
    zh: '各月之和与累计数不一致',
    en: 'the months do not add up to the running total',
  }),
  'completed-negative': (inputs) => ({
    zh: `累计完成投资为负（${amountIn(inputs, 'completedFen', 'zh')}）`,
    en: `completed investment is negative (${amountIn(inputs, 'completedFen', 'en')})`,
  }),
  'funds-negative': (inputs) => ({
    zh: `累计资金到位为负（${amountIn(inputs, 'fundsFen', 'zh')}）`,
    en: `funds in place are negative (${amountIn(inputs, 'fundsFen', 'en')})`,
  }),
  'paid-negative': (inputs) => ({
    zh: `累计支付为负（${amountIn(inputs, 'paidFen', 'zh')}）`,
    en: `payments are negative (${amountIn(inputs, 'paidFen', 'en')})`,
  }),
  'paid-above-funds': (inputs) => ({
    zh: `支付 ${amountIn(inputs, 'paidFen', 'zh')} 多于资金到位 ${amountIn(inputs, 'fundsFen', 'zh')}`,
    en: `payments of ${amountIn(inputs, 'paidFen', 'en')} are more than the ${amountIn(inputs, 'fundsFen', 'en')} of funds in place`,
  }),
};
const worded = (inputs: Inputs, language: 'zh' | 'en'): string =>
  contradictions(inputs)
    .map((code) => WORDS[code]?.(inputs)[language] ?? code)
    .join(language === 'zh' ? '；' : '; ');

/**
 * Alert rule: raised when a project's recorded amounts contradict themselves or each other. The
 * rule only reports the contradiction; it corrects no amount.
 */
export const totalsContradict = {
  code: 'totals-contradict',
  dimension: 'reporting',
  name: { zh: '数据矛盾', en: 'Totals contradict' },
  parameters: {},
  inWords: () => ({
    zh: '三个序列自相矛盾（各月之和不等于累计、累计为负、支付多于到位）时提醒',
    en: 'Told when the series contradict: months that do not add up, a negative sum, more paid than received',
  }),
  evaluate(facts, rule) {
    if (facts.entries === 0n) return [];
    const { completedFen, fundsFen, paidFen } = facts;
    const negative = (fen: bigint | null): boolean => fen !== null && fen < 0n;
    const what = [
      ...(facts.totalsAgree ? [] : ['months-differ']),
      ...(negative(completedFen) ? ['completed-negative'] : []),
      ...(negative(fundsFen) ? ['funds-negative'] : []),
      ...(negative(paidFen) ? ['paid-negative'] : []),
      ...(fundsFen !== null && paidFen !== null && paidFen > fundsFen ? ['paid-above-funds'] : []),
    ];
    const inputs = {
      what: what.join(' '),
      completedFen: fenText(completedFen),
      fundsFen: fenText(fundsFen),
      paidFen: fenText(paidFen),
    };
    return [
      onProject(facts, rule, {
        state: what.length > 0 ? 'raised' : 'clear',
        inputs,
        given: {
          level: Math.max(what.length, 1),
        },
      }),
    ];
  },
  changesOn: neverByItself,
  turnsGreenWhen: () => [
    {
      what: 'corrected',
      zh: '核对并以冲销更正',
      en: 'The entries are checked and corrected by reversal',
    },
  ],
  explain: {
    zh: (inputs) => `登记的数据自相矛盾：${worded(inputs, 'zh')}`,
    en: (inputs) => `What was recorded contradicts itself: ${worded(inputs, 'en')}`,
  },
} as const satisfies AlertRule;
