import { amountIn, fenText, given } from './ceiling.js';
import { wholeParameter } from './parameters.js';
import { type AlertRule, neverByItself, onProject } from './evaluation-result.js';

const BOUNDS = { min: 0, max: 1_000 };
const REGIME_KNOWN = {
  what: 'regime-known',
  zh: '登记项目属审批、核准还是备案',
  en: 'The approval regime is recorded',
};

/**
 * Alert rule: raised when the approved estimate (概算) exceeds the earlier estimate (估算) by more than
 * a percentage, above which the feasibility study may have to be approved again. Applies to
 * government investment only; water projects (水利) have a percentage of their own. Not evaluated
 * while no approved estimate is recorded.
 */
export const approvedOverEstimate = {
  code: 'approved-over-estimate',
  dimension: 'cost',
  name: { zh: '概算超估算', en: 'Approved estimate above the estimate' },
  parameters: { percent: { kind: 'whole', ...BOUNDS }, waterPercent: { kind: 'whole', ...BOUNDS } },
  inWords: ({ percent, waterPercent }) => ({
    zh: `审批项目的概算超过估算 ${String(percent)}%（水利 ${String(waterPercent)}%）即提醒`,
    en: `Told when the approved estimate of a government investment is more than ${String(percent)} % above its estimate (${String(waterPercent)} % for water projects)`,
  }),
  evaluate(facts, rule) {
    const [percent, waterPercent] = [
      wholeParameter(rule, 'percent', BOUNDS),
      wholeParameter(rule, 'waterPercent', BOUNDS),
    ];
    const {
      regime,
      sector,
      cost: { estimateFen, approvedFen },
    } = facts;
    if (approvedFen === null || regime === 'verification' || regime === 'filing') return [];
    const limit = sector === 'water' ? waterPercent : percent;
    const limitFen = estimateFen === null ? null : (estimateFen * BigInt(100 + limit)) / 100n;
    const inputs = {
      approvedFen: String(approvedFen),
      estimateFen: fenText(estimateFen),
      limitFen: fenText(limitFen),
      percent: String(limit),
      sector,
      regime,
    };
    if (regime === null || limitFen === null)
      return [onProject(facts, rule, { state: 'cannot-be-judged', inputs })];
    return [onProject(facts, rule, { state: approvedFen > limitFen ? 'raised' : 'clear', inputs })];
  },
  changesOn: neverByItself,
  turnsGreenWhen: (inputs) => [
    ...(inputs.regime == null ? [REGIME_KNOWN] : []),
    ...(inputs.estimateFen == null
      ? [
          {
            what: 'estimate-known',
            zh: '登记同口径的估算',
            en: 'An estimate of the same extent is recorded',
          },
        ]
      : []),
    ...(inputs.regime == null || inputs.estimateFen == null
      ? []
      : [
          {
            what: 'estimate-approved-anew',
            zh: '重新报批可行性研究报告，并采用新的估算',
            en: 'The study is approved anew, and its estimate counts',
          },
        ]),
  ],
  explain: {
    zh: (inputs) =>
      `概算 ${amountIn(inputs, 'approvedFen', 'zh')}，超过估算 ${amountIn(inputs, 'estimateFen', 'zh')}的 ${given(inputs, 'percent')}% 以上（上限 ${amountIn(inputs, 'limitFen', 'zh')}），须报告，可能须重新报批可行性研究报告`,
    en: (inputs) =>
      `The approved estimate of ${amountIn(inputs, 'approvedFen', 'en')} is more than ${given(inputs, 'percent')} % above the estimate of ${amountIn(inputs, 'estimateFen', 'en')} (at most ${amountIn(inputs, 'limitFen', 'en')}): it is to be reported, and the study may have to be made again`,
  },
  unjudged: {
    zh: '无法判断：未登记审批、核准或备案，或没有同口径的估算',
    en: 'Cannot be evaluated: the approval regime or an estimate of the same extent is not on record',
  },
} as const satisfies AlertRule;
