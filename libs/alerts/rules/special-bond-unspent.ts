import type { Day, Month } from '#values';
import { amountIn, given } from './ceiling.js';
import { bandOf, bandsParameter, wholeParameter } from './parameters.js';
import { type AlertRule, onProject } from './verdict.js';

const MONTHS = { min: 1, max: 60 };

/** The month that lies some months before a day's. */
function monthsBefore(on: Day, months: number): Month {
  const at = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 - months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}` as Month;
}

/** Money of special bonds that arrived long enough ago and was not paid out: how far, in per cent of it, payments are behind. */
export const specialBondUnspent = {
  code: 'special-bond-unspent',
  name: { zh: '专项债资金未使用', en: 'Special-bond money unspent' },
  parameters: { afterMonths: { kind: 'whole', ...MONTHS }, bands: { kind: 'bands' } },
  inWords: ({ afterMonths }) => ({ zh: `专项债资金到位满 ${String(afterMonths)} 个月，按未支付比例分级提醒`, en: `Special-bond money of ${String(afterMonths)} months ago is judged by the share that was not paid out` }),
  judge(facts, rule, today) {
    const [afterMonths, bands] = [wholeParameter(rule, 'afterMonths', MONTHS), bandsParameter(rule, 'bands')];
    const until = monthsBefore(today, afterMonths);
    if (facts.bondFunds.length === 0) return [];
    const dueFen = facts.bondFunds.filter(({ month }) => month <= until).reduce((sum, { amountFen }) => sum + amountFen, 0n);
    const unspentFen = dueFen > facts.bondPaidFen ? dueFen - facts.bondPaidFen : 0n;
    const band = dueFen > 0n && unspentFen > 0n ? bandOf(bands, unspentFen, dueFen) : null;
    const state = dueFen <= 0n || unspentFen === 0n ? 'clear' : band === null ? 'silent' : band.light === 'clear' ? 'clear' : 'raised';
    const severity = band?.light === 'red' ? 'red' : 'amber';
    const inputs = { dueFen: String(dueFen), paidFen: String(facts.bondPaidFen), unspentFen: String(unspentFen), afterMonths: String(afterMonths), untilMonth: until };
    return [onProject(facts, rule, state, inputs, { severity, level: severity === 'red' ? 2 : 1 })];
  },
  turnsGreenWhen: (inputs) => [{ what: 'bond-paid', zh: `支付专项债资金至 ${amountIn(inputs, 'dueFen', 'zh')}`, en: `Special-bond money of ${amountIn(inputs, 'dueFen', 'en')} is paid out` }],
  explain: {
    zh: (inputs) => `${given(inputs, 'untilMonth')} 及以前到位的专项债 ${amountIn(inputs, 'dueFen', 'zh')}，满 ${given(inputs, 'afterMonths')} 个月仍有 ${amountIn(inputs, 'unspentFen', 'zh')} 未支付`,
    en: (inputs) => `Of the ${amountIn(inputs, 'dueFen', 'en')} of special bonds that arrived up to ${given(inputs, 'untilMonth')}, ${amountIn(inputs, 'unspentFen', 'en')} are unpaid after ${given(inputs, 'afterMonths')} months`,
  },
} as const satisfies AlertRule;
