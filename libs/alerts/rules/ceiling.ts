import { wordAmount } from '#platform';
import type { ProjectFacts } from './project-facts.js';
import type { GreenCondition, Inputs, Worded } from './evaluation-result.js';

/**
 * Whether a money rule applies to a project: always to investment projects, which must report
 * money, to others once money or a figure for it is recorded.
 */
export const isAboutMoney = (facts: ProjectFacts, ceilingFen: bigint | null): boolean =>
  facts.kind === 'investment' || facts.entries > 0n || ceilingFen !== null;

/**
 * `percent` of an amount, rounded down to whole fen. Rounding does not change the result of
 * comparing whole fen with `>`.
 */
export const shareOf = (amountFen: bigint, percent: number): bigint =>
  (amountFen * BigInt(percent)) / 100n;

/** An amount as text, for a rule's inputs. */
export const fenText = (amountFen: bigint | null): string | null =>
  amountFen === null ? null : String(amountFen);

/** An input as text; `?` when it is missing, as in alerts of older versions. */
export const given = (inputs: Inputs, name: string): string => inputs[name] ?? '?';

/** An input that is an amount, formatted; `?` when it is missing. */
export const amountIn = (inputs: Inputs, name: string, language: 'zh' | 'en'): string =>
  inputs[name] == null ? '?' : wordAmount(inputs[name], language);

/** The larger of two amounts of which either may be unknown; null when both are. */
export const largerOf = (one: bigint | null, other: bigint | null): bigint | null =>
  one === null || (other !== null && other > one) ? other : one;

/** An input that is an amount, formatted; says so when nothing is recorded. */
export const amountOrNone = (inputs: Inputs, name: string, language: 'zh' | 'en'): string => {
  const fen = inputs[name];
  if (fen == null) return language === 'zh' ? '未登记' : '(not recorded)';
  return language === 'zh' ? ` ${wordAmount(fen, language)}` : wordAmount(fen, language);
};

/** Condition: completed and paid are at most an amount. */
export const totalWithin = (ceilingFen: string): GreenCondition => ({
  what: 'total-within',
  zh: `累计完成投资与支付均不超过 ${wordAmount(ceilingFen, 'zh')}`,
  en: `Completed and paid are each at most ${wordAmount(ceilingFen, 'en')}`,
});

/** Condition: an approved estimate of at least an amount, so that the spending is within it. */
export const totalRaised = (amountFen: string): GreenCondition => ({
  what: 'total-raised',
  zh: `批准不低于 ${wordAmount(amountFen, 'zh')}的概算`,
  en: `An approved estimate of at least ${wordAmount(amountFen, 'en')} is on record`,
});

/** Condition: completed investment, funds or payments are recorded. */
export const MONEY_RECORDED: GreenCondition = {
  what: 'recorded',
  zh: '登记新的完成投资、资金到位或支付',
  en: 'Completed investment, funds or payments are recorded',
};
/** Condition: the project's total investment is recorded. */
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
 * Condition for a known ceiling: it is recorded or, when sources disagree, one of them is chosen.
 */
export const ceilingKnown = (inputs: Inputs): GreenCondition =>
  inputs.reason === 'SOURCES_DISAGREE' ? SOURCE_DECIDED : TOTAL_KNOWN;

/**
 * The inputs that describe the ceiling: its amount, its basis, and the reason when there is no
 * amount.
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
/** Name of the ceiling's basis. */
export const ceilingName = (inputs: Inputs, language: 'zh' | 'en'): string =>
  NAMES[basisOf(inputs)]?.[language] ?? '?';
/**
 * Note in brackets that the ceiling is the plan's figure or a published total, because no approved
 * estimate is recorded.
 */
export const ceilingNote = (inputs: Inputs, language: 'zh' | 'en'): string =>
  NOTES[basisOf(inputs)]?.[language] ?? '';
/** Condition: the investment planned for the period is recorded. */
export const PLAN_PERIOD_KNOWN: GreenCondition = {
  what: 'plan-period-known',
  zh: '录入规划期投资',
  en: 'The investment planned for the period is recorded',
};

/** Condition: completed investment is recorded for months of the plan period. */
export const PERIOD_MONEY_RECORDED: GreenCondition = {
  what: 'period-money-recorded',
  zh: '登记规划期内各月的完成投资',
  en: 'Completed investment of the plan period’s months is recorded',
};
/**
 * Condition: a year of completed investment is recorded. Before that the best month is not
 * meaningful.
 */
export const HISTORY_RECORDED: GreenCondition = {
  what: 'history-recorded',
  zh: '登记满一年的各月完成投资',
  en: 'Completed investment of a whole year’s months is recorded',
};
/** Condition: the plan period's figure is changed to at least the amount completed in it. */
export const periodFigureAtLeast = (completedFen: string): GreenCondition => ({
  what: 'period-figure-at-least',
  zh: `规划期投资经审核调整为不低于 ${wordAmount(completedFen, 'zh')}`,
  en: `The plan period’s figure is changed by a decision to at least ${wordAmount(completedFen, 'en')}`,
});
/** Condition: the plan period's figure is changed to at most the amount completed in it. */
export const periodFigureWithin = (completedFen: string): GreenCondition => ({
  what: 'period-figure-within',
  zh: `规划期投资经审核调整为不高于 ${wordAmount(completedFen, 'zh')}`,
  en: `The plan period’s figure is changed by a decision to at most ${wordAmount(completedFen, 'en')}`,
});

/** The prefix `80 % of `; empty for 100 %. */
export const share = (percent: string): string => (percent === '100' ? '' : `${percent} % of `);
/** The suffix `的 80%`; empty for 100 %. */
export const shareZh = (percent: string): string => (percent === '100' ? '' : `的 ${percent}%`);
