import { amountIn, fenText, given, shareOf } from './ceiling.js';
import { wholeParameter } from './parameters.js';
import { type AlertRule, neverByItself, onProject } from './evaluation-result.js';

const SHARE = { min: 1, max: 100 };

/**
 * Alert rule: raised when a contractor seems to finance the work in advance (垫资), because funds in
 * place, or payments, are below a percentage of completed investment. Funds and payments have
 * separate percentages, because a certain delay of each is normal. Without ledger entries, an
 * amount is unknown, not zero.
 */
export const contractorPrefinancing = {
  code: 'contractor-prefinancing',
  dimension: 'funds',
  name: { zh: '疑似垫资', en: 'Contractor pre-financing' },
  parameters: { fundsShare: { kind: 'whole', ...SHARE }, paidShare: { kind: 'whole', ...SHARE } },
  inWords: ({ fundsShare, paidShare }) => ({
    zh: `资金到位低于完成投资的 ${String(fundsShare)}%，或支付低于完成投资的 ${String(paidShare)}%，疑似施工单位垫资`,
    en: `Funds in place below ${String(fundsShare)} % of what was completed, or payments below ${String(paidShare)} %, point to a contractor who pays in advance`,
  }),
  evaluate(facts, rule) {
    const [fundsShare, paidShare] = [
      wholeParameter(rule, 'fundsShare', SHARE),
      wholeParameter(rule, 'paidShare', SHARE),
    ];
    // The rule does not apply to projects of enterprises (regimes `verification` and `filing`): the
    // law forbids pre-financing for government investment only. Nor does it apply to other kinds of
    // projects without ledger entries.
    if (
      facts.regime === 'verification' ||
      facts.regime === 'filing' ||
      (facts.kind !== 'investment' && facts.entries === 0n)
    )
      return [];
    const { completedFen, fundsFen, paidFen } = facts;
    const short = (amountFen: bigint | null, percent: number): boolean =>
      amountFen !== null && completedFen !== null && amountFen < shareOf(completedFen, percent);
    const raised =
      completedFen !== null &&
      completedFen > 0n &&
      (short(fundsFen, fundsShare) || short(paidFen, paidShare));
    const state = raised
      ? 'raised'
      : completedFen === null
        ? 'no-data'
        : fundsFen === null || paidFen === null
          ? 'cannot-be-judged'
          : 'clear';
    const inputs = {
      completedFen: fenText(completedFen),
      fundsFen: fenText(fundsFen),
      paidFen: fenText(paidFen),
      fundsShare: String(fundsShare),
      paidShare: String(paidShare),
    };
    return [onProject(facts, rule, { state, inputs })];
  },
  changesOn: neverByItself,
  turnsGreenWhen: ({ completedFen, fundsFen, paidFen, fundsShare, paidShare }) =>
    fundsFen == null || paidFen == null
      ? [
          {
            what: 'funds-and-payments-known',
            zh: '登记资金到位与支付',
            en: 'Funds in place and payments are recorded',
          },
        ]
      : [
          {
            what: 'shares-reached',
            zh: `资金到位不低于 ${amountIn({ it: String(shareOf(BigInt(completedFen ?? '0'), Number(fundsShare))) }, 'it', 'zh')}，且支付不低于 ${amountIn({ it: String(shareOf(BigInt(completedFen ?? '0'), Number(paidShare))) }, 'it', 'zh')}`,
            en: `Funds in place reach ${amountIn({ it: String(shareOf(BigInt(completedFen ?? '0'), Number(fundsShare))) }, 'it', 'en')} and payments ${amountIn({ it: String(shareOf(BigInt(completedFen ?? '0'), Number(paidShare))) }, 'it', 'en')}`,
          },
        ],
  explain: {
    zh: (inputs) =>
      `完成投资 ${amountIn(inputs, 'completedFen', 'zh')}，资金到位 ${inputs.fundsFen == null ? '未登记' : amountIn(inputs, 'fundsFen', 'zh')}，支付 ${inputs.paidFen == null ? '未登记' : amountIn(inputs, 'paidFen', 'zh')}，低于完成投资的 ${given(inputs, 'fundsShare')}%（到位）或 ${given(inputs, 'paidShare')}%（支付），疑似垫资`,
    en: (inputs) =>
      `Completed ${amountIn(inputs, 'completedFen', 'en')}, funds in place ${inputs.fundsFen == null ? 'not recorded' : amountIn(inputs, 'fundsFen', 'en')}, paid ${inputs.paidFen == null ? 'not recorded' : amountIn(inputs, 'paidFen', 'en')}: below ${given(inputs, 'fundsShare')} % (funds) or ${given(inputs, 'paidShare')} % (payments) of what was completed, so a contractor may be paying in advance`,
  },
  unjudged: {
    zh: '无法判断：资金到位或支付未登记',
    en: 'Cannot be evaluated: funds in place or payments are not recorded',
  },
} as const satisfies AlertRule;
