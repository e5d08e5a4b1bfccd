import type { Language } from '#platform';
import { type Day, daysBetween } from '#values';
import type { Inputs, RuleCode } from '../rules/verdict.js';
import { wordAmount } from './amount.js';

/** What each rule is called. */
export const RULE_NAMES: Readonly<Record<RuleCode, Readonly<Record<Language, string>>>> = {
  'milestone-overdue': { zh: '节点逾期', en: 'Milestone overdue' },
  'milestone-due-soon': { zh: '节点临近', en: 'Milestone due soon' },
  'total-exceeded': { zh: '超总投资', en: 'Above the total investment' },
  'plan-period-exceeded': { zh: '超规划期投资', en: 'Above the plan period’s investment' },
};

type Sentence = (inputs: Inputs, today: Day) => string;

const given = (inputs: Inputs, name: string): string => inputs[name] ?? '?';
const days = (count: number): string => `${count} day${count === 1 ? '' : 's'}`;
const over = (inputs: Inputs, name: string): bigint => BigInt(given(inputs, name)) - BigInt(given(inputs, 'ceilingFen'));

/** Which of the two series is above the ceiling, each with its amount. */
function aboveTotal(inputs: Inputs, language: Language): { what: string; byFen: string } {
  const series = ([['completedFen', { zh: '累计完成投资', en: 'Completed investment' }], ['paidFen', { zh: '累计支付', en: 'payments' }]] as const).filter(([name]) => over(inputs, name) > 0n);
  const words = series.map(([name, word]) => `${word[language]} ${wordAmount(given(inputs, name), language)}`);
  const most = series.map(([name]) => over(inputs, name)).reduce((one, other) => (other > one ? other : one), 0n);
  const what = words.join(language === 'zh' ? '、' : ' and ');
  return { what: what.charAt(0).toUpperCase() + what.slice(1), byFen: String(most) };
}

/** `80 % of `, or nothing for the whole. */
const share = (percent: string): string => (percent === '100' ? '' : `${percent} % of `);
/** `的 80%`, or nothing for the whole. */
const shareZh = (percent: string): string => (percent === '100' ? '' : `的 ${percent}%`);

// The plan's figure stands in for an approved estimate that nobody recorded, and the sentence says so.
const SENTENCES: Readonly<Record<RuleCode, Readonly<Record<Language, Sentence>>>> = {
  'milestone-overdue': {
    zh: (inputs, today) => `节点“${given(inputs, 'milestoneName')}”应于 ${given(inputs, 'forecastOn')} 完成，已逾期 ${daysBetween(given(inputs, 'forecastOn') as Day, today)} 天`,
    en: (inputs, today) => `Milestone “${given(inputs, 'milestoneName')}” was due on ${given(inputs, 'forecastOn')} and is ${days(daysBetween(given(inputs, 'forecastOn') as Day, today))} late`,
  },
  'milestone-due-soon': {
    zh: (inputs, today) => `节点“${given(inputs, 'milestoneName')}”预计 ${given(inputs, 'forecastOn')} 完成，${left(inputs, today) > 0 ? `还有 ${left(inputs, today)} 天` : '今天到期'}`,
    en: (inputs, today) => `Milestone “${given(inputs, 'milestoneName')}” is due on ${given(inputs, 'forecastOn')}, ${left(inputs, today) > 0 ? `in ${days(left(inputs, today))}` : 'today'}`,
  },
  'total-exceeded': {
    zh: (inputs) => `${aboveTotal(inputs, 'zh').what}，超过总投资 ${wordAmount(given(inputs, 'totalInvestmentFen'), 'zh')}${shareZh(given(inputs, 'percentOfTotal'))}（规划数，未录入概算），超出 ${wordAmount(aboveTotal(inputs, 'zh').byFen, 'zh')}`,
    en: (inputs) => `${aboveTotal(inputs, 'en').what}, more than ${share(given(inputs, 'percentOfTotal'))}the total investment of ${wordAmount(given(inputs, 'totalInvestmentFen'), 'en')} (plan figure, no approved estimate on record), by ${wordAmount(aboveTotal(inputs, 'en').byFen, 'en')}`,
  },
  'plan-period-exceeded': {
    zh: (inputs) => `${period(inputs, ' 至 ')} 完成投资 ${wordAmount(given(inputs, 'completedFen'), 'zh')}，超过规划期投资 ${wordAmount(given(inputs, 'fypSpendFen'), 'zh')}${shareZh(given(inputs, 'percentOfPeriod'))}，超出 ${wordAmount(String(over(inputs, 'completedFen')), 'zh')}`,
    en: (inputs) => `Completed investment of ${wordAmount(given(inputs, 'completedFen'), 'en')} in ${period(inputs, ' to ')}, more than ${share(given(inputs, 'percentOfPeriod'))}the ${wordAmount(given(inputs, 'fypSpendFen'), 'en')} planned for the period, by ${wordAmount(String(over(inputs, 'completedFen')), 'en')}`,
  },
};

const left = (inputs: Inputs, today: Day): number => daysBetween(today, given(inputs, 'forecastOn') as Day);
const period = (inputs: Inputs, to: string): string => `${given(inputs, 'fromMonth')}${to}${given(inputs, 'toMonth')}`;

/** What an alert says, from its rule and inputs, seen from a day. */
export const explain = (rule: RuleCode, inputs: Inputs, today: Day, language: Language): string => SENTENCES[rule][language](inputs, today);

const UNKNOWN: Readonly<Partial<Record<RuleCode, Readonly<Record<Language, string>>>>> = {
  'total-exceeded': { zh: '无法判断：总投资未知', en: 'Cannot be judged: the total investment is unknown' },
  'plan-period-exceeded': { zh: '无法判断：规划期投资未知', en: 'Cannot be judged: the investment planned for the period is unknown' },
};

/** Why a rule cannot judge. */
export const explainUnjudged = (rule: RuleCode, language: Language): string => UNKNOWN[rule]?.[language] ?? (language === 'zh' ? '无法判断' : 'Cannot be judged');
