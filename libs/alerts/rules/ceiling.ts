import { wordAmount } from '#platform/language';
import type { ProjectFacts } from './project-facts.js';
import type { GreenCondition, Inputs, Worded } from './evaluation-result.js';

/**
 * Returns whether a rule about money applies to a project. It always applies to investment
 * projects, because these must report money. It applies to other projects only if a ledger entry or
 * a planned amount is recorded.
 */
export const isAboutMoney = (facts: ProjectFacts, ceilingFen: bigint | null): boolean =>
  facts.kind === 'investment' || facts.entries > 0n || ceilingFen !== null;

/**
 * Returns `percent` per cent of an amount, rounded down to whole fen (1/100 yuan). The rounding
 * does not change the result when whole amounts are compared with `>`.
 */
export const shareOf = (amountFen: bigint, percent: number): bigint =>
  (amountFen * BigInt(percent)) / 100n;

/**
 * Returns an amount as text, to be stored among the inputs of an alert; null when the amount is
 * unknown.
 */
export const fenText = (amountFen: bigint | null): string | null =>
  amountFen === null ? null : String(amountFen);

/**
 * Returns a stored input (value that caused the alert) by its name. Returns `?` when the input is
 * missing, as in alerts that an older version of the program raised.
 */
export const given = (inputs: Inputs, name: string): string => inputs[name] ?? '?';

/** Returns a stored input that is an amount, formatted for a text; `?` when it is missing. */
export const amountIn = (inputs: Inputs, name: string, language: 'zh' | 'en'): string =>
  inputs[name] == null ? '?' : wordAmount(inputs[name], language);

/**
 * Returns the larger of two amounts. If one is null (unknown), returns the other; if both are,
 * null.
 */
export const largerOf = (one: bigint | null, other: bigint | null): bigint | null =>
  one === null || (other !== null && other > one) ? other : one;

/**
 * Returns a stored input that is an amount, formatted; when it is missing, returns a text that says
 * that nothing is recorded.
 */
export const amountOrNone = (inputs: Inputs, name: string, language: 'zh' | 'en'): string => {
  const fen = inputs[name];
  if (fen == null) return language === 'zh' ? '未登记' : '(not recorded)';
  return language === 'zh' ? ` ${wordAmount(fen, language)}` : wordAmount(fen, language);
};

/**
 * Returns a condition that ends an alert: an approved estimate (概算) of at least an amount, so that
 * the spending does not exceed it.
 */
export const totalRaised = (amountFen: string): GreenCondition => ({
  what: 'total-raised',
  zh: `批准不低于 ${wordAmount(amountFen, 'zh')}的概算`,
  en: `An approved estimate of at least ${wordAmount(amountFen, 'en')} is on record`,
});

/**
 * Returns the smallest total of which `part` is at most `percent` per cent, in fen. What was spent
 * cannot be undone, so only a higher total ends an alert about it.
 */
export const totalFor = (part: bigint, percent: bigint): bigint =>
  (part * 100n + percent - 1n) / percent;

/** Condition that ends an alert: completed investment, funds or payments are recorded. */
export const MONEY_RECORDED: GreenCondition = {
  what: 'recorded',
  zh: '登记新的完成投资、资金到位或支付',
  en: 'Completed investment, funds or payments are recorded',
};
/** Condition that ends an alert: the project's total investment is recorded. */
const TOTAL_KNOWN: GreenCondition = {
  what: 'total-known',
  zh: '录入总投资',
  en: 'The total investment is recorded',
};
const SOURCE_DECIDED: GreenCondition = {
  what: 'source-decided',
  zh: '决定采用哪一来源的总投资',
  en: 'It is decided which source of the total counts',
};
/**
 * Returns the condition under which the spending limit of a project is known: the total investment
 * is recorded or, when several sources state different totals, one source is chosen.
 */
export const ceilingKnown = (inputs: Inputs): GreenCondition =>
  inputs.reason === 'SOURCES_DISAGREE' ? SOURCE_DECIDED : TOTAL_KNOWN;

/**
 * Returns the inputs of an alert that describe the project's spending limit: its amount, what the
 * amount is based on and, if there is no amount, the reason for that.
 */
export const ceilingInputs = ({
  ceiling,
}: ProjectFacts): {
  totalInvestmentFen: string | null;
  basis: string | null;
  reason: string | null;
} => ({
  totalInvestmentFen: fenText(ceiling.amountFen),
  basis: ceiling.basis,
  reason: ceiling.reason,
});

const NAMES: Readonly<Record<string, Worded>> = {
  'approved-estimate': { zh: '概算', en: 'the approved estimate' },
  'stated-total': { zh: '公布的总投资', en: 'the stated total' },
  'plan-figure': { zh: '总投资', en: 'the total investment' },
};
const NOTES: Readonly<Record<string, Worded>> = {
  'approved-estimate': { zh: '', en: '' },
  'stated-total': { zh: '（未录入概算）', en: ' (no approved estimate on record)' },
  'plan-figure': {
    zh: '（规划数，未录入概算）',
    en: ' (plan figure, no approved estimate on record)',
  },
};
const basisOf = (inputs: Inputs): string => inputs.basis ?? 'plan-figure';
/**
 * Returns the name of what the project's spending limit is based on, such as "the approved
 * estimate".
 */
export const ceilingName = (inputs: Inputs, language: 'zh' | 'en'): string =>
  NAMES[basisOf(inputs)]?.[language] ?? '?';
/**
 * Returns a note in brackets if the spending limit is only the amount in the plan or a published
 * total, because no approved estimate is recorded. Otherwise returns an empty text.
 */
export const ceilingNote = (inputs: Inputs, language: 'zh' | 'en'): string =>
  NOTES[basisOf(inputs)]?.[language] ?? '';
/**
 * Condition that ends an alert: the investment planned for the plan period (five years) is
 * recorded.
 */
export const PLAN_PERIOD_KNOWN: GreenCondition = {
  what: 'plan-period-known',
  zh: '录入规划期投资',
  en: 'The investment planned for the period is recorded',
};

/** Condition that ends an alert: completed investment is recorded for months of the plan period. */
export const PERIOD_MONEY_RECORDED: GreenCondition = {
  what: 'period-money-recorded',
  zh: '登记规划期内各月的完成投资',
  en: 'Completed investment of the plan period’s months is recorded',
};
/**
 * Condition that makes a rule evaluable: completed investment is recorded for the months of a whole
 * year. Before that, the best month is not meaningful.
 */
export const HISTORY_RECORDED: GreenCondition = {
  what: 'history-recorded',
  zh: '登记满一年的各月完成投资',
  en: 'Completed investment of a whole year’s months is recorded',
};
/**
 * Returns a condition that ends an alert: the amount planned for the plan period is increased to at
 * least the amount completed in that period.
 */
export const periodFigureAtLeast = (completedFen: string): GreenCondition => ({
  what: 'period-figure-at-least',
  zh: `规划期投资经审核调整为不低于 ${wordAmount(completedFen, 'zh')}`,
  en: `The plan period’s figure is changed by a decision to at least ${wordAmount(completedFen, 'en')}`,
});
/** Returns the English prefix for a share, such as `80 % of `; empty for 100 %. */
export const share = (percent: string): string => (percent === '100' ? '' : `${percent} % of `);
/** Returns the Chinese suffix for a share, such as `的 80%`; empty for 100 %. */
export const shareZh = (percent: string): string => (percent === '100' ? '' : `的 ${percent}%`);
