import { addMonths, type Day, fullMonthsSince, monthOf, monthsAfter } from '#values';
import { amountIn, given } from './ceiling.js';
import { nextMonth, nextOf } from './next-days.js';
import { bandOf, bandsParameter, wholeParameter } from './parameters.js';
import type { ProjectFacts } from './project-facts.js';
import { type AlertRule, onProject } from './evaluation-result.js';

const MONTHS = { min: 1, max: 60 };

/**
 * Computes how much special-bond money should be spent by today, in fen: money from bonds that were
 * issued at least `afterMonths` months ago. If no issue is recorded, computes the money that
 * arrived at least that long ago.
 */
function dueOf(
  { bonds, bondFunds }: ProjectFacts,
  afterMonths: number,
  today: Day,
): { dueFen: bigint; basis: 'issue' | 'funds' } {
  const sum = (parts: readonly { amountFen: bigint }[]): bigint =>
    parts.reduce((total, { amountFen }) => total + amountFen, 0n);
  if (bonds.length > 0)
    return {
      basis: 'issue',
      dueFen: sum(bonds.filter(({ issuedOn }) => fullMonthsSince(issuedOn, today) >= afterMonths)),
    };
  return {
    basis: 'funds',
    dueFen: sum(bondFunds.filter(({ month }) => month <= addMonths(monthOf(today), -afterMonths))),
  };
}

/**
 * Alert rule: raised when money from special bonds (专项债) has not been paid out a given number of
 * months after the issue of the bond or the arrival of the money. The bands of the rule are ranges
 * of the unpaid share in per cent.
 */
export const specialBondUnspent = {
  code: 'special-bond-unspent',
  dimension: 'funds',
  name: { zh: '专项债资金未使用', en: 'Special-bond money unspent' },
  parameters: { afterMonths: { kind: 'whole', ...MONTHS }, bands: { kind: 'bands' } },
  inWords: ({ afterMonths }) => ({
    zh: `专项债发行（未录入发行日的按到位）满 ${String(afterMonths)} 个月，按未支付比例分级提醒`,
    en: `Special-bond money that was issued (or arrived, where the issue is not on record) ${String(afterMonths)} months ago is evaluated by the share that was not paid out`,
  }),
  evaluate(facts, rule, today) {
    const [afterMonths, bands] = [
      wholeParameter(rule, 'afterMonths', MONTHS),
      bandsParameter(rule, 'bands'),
    ];
    if (facts.bondFunds.length === 0 && facts.bonds.length === 0) return [];
    const { dueFen, basis } = dueOf(facts, afterMonths, today);
    const unspentFen = dueFen > facts.bondPaidFen ? dueFen - facts.bondPaidFen : 0n;
    const band = dueFen > 0n && unspentFen > 0n ? bandOf(bands, unspentFen, dueFen) : null;
    const state =
      dueFen <= 0n || unspentFen === 0n
        ? 'clear'
        : band === null
          ? 'silent'
          : band.light === 'clear'
            ? 'clear'
            : 'raised';
    const severity = band?.light === 'red' ? 'red' : 'amber';
    const inputs = {
      dueFen: String(dueFen),
      paidFen: facts.entriesOf.paid === 0n ? null : String(facts.bondPaidFen),
      unspentFen: String(unspentFen),
      afterMonths: String(afterMonths),
      untilMonth: addMonths(monthOf(today), -afterMonths),
      basis,
    };
    return [
      onProject(facts, rule, {
        state,
        inputs,
        given: { severity, level: severity === 'red' ? 2 : 1 },
      }),
    ];
  },
  changesOn({ bondFunds, bonds }, rule, today) {
    if (bondFunds.length === 0 && bonds.length === 0) return null;
    const afterMonths = wholeParameter(rule, 'afterMonths', MONTHS);
    return nextOf(today, [
      nextMonth(today),
      ...bonds.map(({ issuedOn }) => monthsAfter(issuedOn, afterMonths)),
    ]);
  },
  turnsGreenWhen: (inputs) => [
    {
      what: 'bond-paid',
      zh: `支付专项债资金至 ${amountIn(inputs, 'dueFen', 'zh')}`,
      en: `Special-bond money of ${amountIn(inputs, 'dueFen', 'en')} is paid out`,
    },
  ],
  explain: {
    zh: (inputs) =>
      `${given(inputs, 'untilMonth')} 及以前${inputs.basis === 'issue' ? '发行' : '到位'}的专项债 ${amountIn(inputs, 'dueFen', 'zh')}，满 ${given(inputs, 'afterMonths')} 个月${inputs.paidFen === null ? '没有登记任何支付' : `仍有 ${amountIn(inputs, 'unspentFen', 'zh')} 未支付`}`,
    en: (inputs) =>
      `Of the ${amountIn(inputs, 'dueFen', 'en')} of special bonds that ${inputs.basis === 'issue' ? 'were issued' : 'arrived'} up to ${given(inputs, 'untilMonth')}, ${inputs.paidFen === null ? 'nothing is on record as paid' : `${amountIn(inputs, 'unspentFen', 'en')} are unpaid`} after ${given(inputs, 'afterMonths')} months`,
  },
} as const satisfies AlertRule;
