import { amountIn, fenText, given } from './ceiling.js';
import { wholeParameter } from './parameters.js';
import { type AlertRule, neverByItself, onProject } from './evaluation-result.js';

const BOUNDS = { min: 1, max: 1_000 };

/**
 * Alert rule: raised when the present approved estimate (概算) exceeds the first approved estimate by
 * the given percentage or more, and the record of the adjustment names no audit, which is required
 * from that percentage on. The comparison is always with the first estimate, so that several small
 * adjustments add up. Each adjustment has its own alert.
 */
export const adjustmentAuditFirst = {
  code: 'adjustment-audit-first',
  dimension: 'cost',
  name: { zh: '调概须先审计', en: 'Adjustment to be audited first' },
  parameters: { percent: { kind: 'whole', ...BOUNDS } },
  inWords: ({ percent }) => ({
    zh: `审批项目的概算累计调增达到首次概算的 ${String(percent)}%，而调整未注明审计，即提醒`,
    en: `Told when adjustments have raised a government investment’s approved estimate by ${String(percent)} % or more of the first one and name no audit`,
  }),
  evaluate(facts, rule) {
    const percent = wholeParameter(rule, 'percent', BOUNDS);
    const {
      regime,
      cost: { approvedFen, currentFen, currentId, auditDocument },
    } = facts;
    if (
      approvedFen === null ||
      currentFen === null ||
      regime === 'verification' ||
      regime === 'filing'
    )
      return [];
    const inputs = {
      approvedFen: String(approvedFen),
      currentFen: String(currentFen),
      changeFen: fenText(currentFen - approvedFen),
      percent: String(percent),
      regime,
      auditDocument,
    };
    const result = (state: 'raised' | 'clear' | 'cannot-be-judged') => [
      {
        ...onProject(facts, rule, { state, inputs }),
        episodeKey: `${rule.code}:${facts.id}:${currentId}`,
      },
    ];
    if ((currentFen - approvedFen) * 100n < approvedFen * BigInt(percent) || auditDocument !== null)
      return result('clear');
    return result(regime === null ? 'cannot-be-judged' : 'raised');
  },
  changesOn: neverByItself,
  turnsGreenWhen: (inputs) =>
    inputs.regime == null
      ? [
          {
            what: 'regime-known',
            zh: '登记项目属审批、核准还是备案',
            en: 'The approval regime is recorded',
          },
        ]
      : [
          {
            what: 'adjusted-with-audit',
            zh: '再次调整概算，并注明审计文件',
            en: 'A further adjustment names its audit',
          },
        ],
  explain: {
    zh: (inputs) =>
      `现行概算 ${amountIn(inputs, 'currentFen', 'zh')}，较首次概算 ${amountIn(inputs, 'approvedFen', 'zh')}调增 ${amountIn(inputs, 'changeFen', 'zh')}，达到 ${given(inputs, 'percent')}% 及以上，须先审计，而调整未注明审计文件`,
    en: (inputs) =>
      `The approved estimate is ${amountIn(inputs, 'currentFen', 'en')}, ${amountIn(inputs, 'changeFen', 'en')} above the first one of ${amountIn(inputs, 'approvedFen', 'en')}: ${given(inputs, 'percent')} % or more, to be audited first, and the adjustment names no audit`,
  },
  unjudged: {
    zh: '无法判断：未登记审批、核准或备案',
    en: 'Cannot be evaluated: the approval regime is not on record',
  },
} as const satisfies AlertRule;
