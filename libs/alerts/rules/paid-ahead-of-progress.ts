import { formatPercent, shareOf } from '#values';
import {
  amountIn,
  ceilingInputs,
  ceilingKnown,
  ceilingName,
  ceilingNote,
  fenText,
  given,
  isAboutMoney,
  totalFor,
  totalRaised,
} from './ceiling.js';
import { reached, risingParameter } from './parameters.js';
import { type AlertRule, neverByItself, onProject } from './evaluation-result.js';

const BOUNDS = { min: 1, max: 100 };

/**
 * Alert rule: raised when the percentage of money paid exceeds the physical progress (形象进度) by a
 * number of percentage points. The percentage refers to the approved total or, if no total is
 * approved, to the amount that serves as the spending limit. Evaluated only when both percentages
 * are known.
 */
export const paidAheadOfProgress = {
  code: 'paid-ahead-of-progress',
  dimension: 'funds',
  name: { zh: '支付超前于形象进度', en: 'Paid ahead of progress' },
  parameters: { atPoints: { kind: 'rising', ...BOUNDS } },
  inWords: ({ atPoints }) => ({
    zh: `支付比例超前形象进度 ${Array.isArray(atPoints) ? atPoints.join('、') : ''} 个百分点时提醒`,
    en: `Told when payments are ${Array.isArray(atPoints) ? atPoints.join(', ') : ''} percentage points ahead of the work`,
  }),
  evaluate(facts, rule) {
    const atPoints = risingParameter(rule, 'atPoints', BOUNDS);
    const {
      ceiling: { amountFen: total },
      progress,
    } = facts;
    if (!isAboutMoney(facts, total)) return [];
    const { paidFen } = facts;
    const inputs = {
      paidFen: fenText(paidFen),
      paidPercent:
        paidFen === null || total === null ? null : formatPercent(shareOf(paidFen, total)),
      ...ceilingInputs(facts),
      progressPercent: progress && formatPercent(BigInt(progress.hundredths)),
      readOn: progress?.readOn ?? null,
      atPoints: String(atPoints[0]),
    };
    if (total === null) return [onProject(facts, rule, { state: 'cannot-be-judged', inputs })];
    if (progress === null || paidFen === null)
      return [onProject(facts, rule, { state: 'no-data', inputs })];
    // The amounts are multiplied before the division, so that neither percentage is rounded. The
    // result is in whole percentage points.
    const level = reached(
      Number((paidFen * 10_000n - total * BigInt(progress.hundredths)) / (total * 100n)),
      atPoints,
    );
    return [
      onProject(facts, rule, {
        state: level > 0 ? 'raised' : 'clear',
        inputs,
        given: {
          level: Math.max(level, 1),
          severity: level > 1 && level === atPoints.length ? 'red' : rule.severity,
        },
      }),
    ];
  },
  changesOn: neverByItself,
  turnsGreenWhen: (inputs) => {
    if (inputs.totalInvestmentFen == null) return [ceilingKnown(inputs)];
    if (inputs.progressPercent == null || inputs.paidFen == null)
      return [
        {
          what: 'progress-and-payments-known',
          zh: '登记形象进度与支付',
          en: 'The progress of the work and payments are recorded',
        },
      ];
    // Work never exceeds 100 %, so only a higher total ends what is paid beyond that.
    const limit = 100n + BigInt(inputs.atPoints ?? '0');
    if (BigInt(inputs.paidFen) * 100n >= BigInt(inputs.totalInvestmentFen) * limit)
      return [totalRaised(String(totalFor(BigInt(inputs.paidFen) + 1n, limit)))];
    return [
      {
        what: 'work-catches-up',
        zh: `形象进度赶上支付，差距小于 ${given(inputs, 'atPoints')} 个百分点`,
        en: `The work catches up to within ${given(inputs, 'atPoints')} percentage points of what is paid`,
      },
    ];
  },
  explain: {
    zh: (inputs) =>
      `累计支付 ${amountIn(inputs, 'paidFen', 'zh')}，为${ceilingName(inputs, 'zh')} ${amountIn(inputs, 'totalInvestmentFen', 'zh')}的 ${given(inputs, 'paidPercent')}%${ceilingNote(inputs, 'zh')}，而 ${given(inputs, 'readOn')} 形象进度为 ${given(inputs, 'progressPercent')}%`,
    en: (inputs) =>
      `Payments of ${amountIn(inputs, 'paidFen', 'en')} are ${given(inputs, 'paidPercent')} % of ${ceilingName(inputs, 'en')} of ${amountIn(inputs, 'totalInvestmentFen', 'en')}${ceilingNote(inputs, 'en')}, while the work stood at ${given(inputs, 'progressPercent')} % on ${given(inputs, 'readOn')}`,
  },
  unjudged: {
    zh: '无法判断：总投资、支付或形象进度未登记',
    en: 'Cannot be evaluated: the total, payments or the progress of the work is not on record',
  },
} as const satisfies AlertRule;
