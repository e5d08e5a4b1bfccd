import { wordAmount } from '#platform';
import type { ProjectFacts } from './project-facts.js';
import type { GreenCondition, Inputs, Worded } from './verdict.js';

/**
 * Only investment projects must report money; other projects are evaluated once money or a figure
 * for it is on record.
 */
export const isAboutMoney = (facts: ProjectFacts, ceilingFen: bigint | null): boolean =>
  facts.kind === 'investment' || facts.entries > 0n || ceilingFen !== null;

/** `percent` of an amount, rounded down to whole fen; a comparison with `>` is the same as with the exact share. */
export const shareOf = (amountFen: bigint, percent: number): bigint =>
  (amountFen * BigInt(percent)) / 100n;

/** An amount as an input. */
export const fenText = (amountFen: bigint | null): string | null =>
  amountFen === null ? null : String(amountFen);

/** An input that the rule itself wrote; `?` if an older version did not. */
export const given = (inputs: Inputs, name: string): string => inputs[name] ?? '?';

/** An input that is an amount, in words. */
export const amountIn = (inputs: Inputs, name: string, language: 'zh' | 'en'): string =>
  inputs[name] == null ? '?' : wordAmount(inputs[name], language);

/** The larger of two amounts of which either may be unknown; null when both are. */
export const largerOf = (one: bigint | null, other: bigint | null): bigint | null =>
  one === null || (other !== null && other > one) ? other : one;

/** An input that is an amount, in words; of one that nobody recorded, that nobody did. */
export const amountOrNone = (inputs: Inputs, name: string, language: 'zh' | 'en'): string => {
  const fen = inputs[name];
  if (fen == null) return language === 'zh' ? '未登记' : '(not recorded)';
  return language === 'zh' ? ` ${wordAmount(fen, language)}` : wordAmount(fen, language);
};

/** Completed and paid must come down to an amount. */
export const totalWithin = (ceilingFen: string): GreenCondition => ({
  what: 'total-within',
  zh: `累计完成投资与支付均不超过 ${wordAmount(ceilingFen, 'zh')}`,
  en: `Completed and paid are each at most ${wordAmount(ceilingFen, 'en')}`,
});

/** An approved estimate of at least an amount would put the spending within it again. */
export const totalRaised = (amountFen: string): GreenCondition => ({
  what: 'total-raised',
  zh: `批准不低于 ${wordAmount(amountFen, 'zh')}的概算`,
  en: `An approved estimate of at least ${wordAmount(amountFen, 'en')} is on record`,
});

/** Something has to be recorded before there is anything to judge. */
export const MONEY_RECORDED: GreenCondition = {
  what: 'recorded',
  zh: '登记新的完成投资、资金到位或支付',
  en: 'Completed investment, funds or payments are recorded',
};
/** The project's total has to become known. */
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
/** What would make the ceiling known: it is recorded, or somebody decides between sources that disagree. */
export const ceilingKnown = (inputs: Inputs): GreenCondition =>
  inputs.reason === 'SOURCES_DISAGREE' ? SOURCE_DECIDED : TOTAL_KNOWN;

/** The ceiling's inputs: its amount, what it rests on, and why there is none. */
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
/** What the ceiling is called. */
export const ceilingName = (inputs: Inputs, language: 'zh' | 'en'): string =>
  NAMES[basisOf(inputs)]?.[language] ?? '?';
/**
 * Note in brackets that the plan's figure, or a bulletin, is used because no approved estimate is
 * on record.
 */
export const ceilingNote = (inputs: Inputs, language: 'zh' | 'en'): string =>
  NOTES[basisOf(inputs)]?.[language] ?? '';
/** The plan period's figure has to become known. */
export const PLAN_PERIOD_KNOWN: GreenCondition = {
  what: 'plan-period-known',
  zh: '录入规划期投资',
  en: 'The investment planned for the period is recorded',
};

/** Something of the period's own months has to be recorded. */
export const PERIOD_MONEY_RECORDED: GreenCondition = {
  what: 'period-money-recorded',
  zh: '登记规划期内各月的完成投资',
  en: 'Completed investment of the plan period’s months is recorded',
};
/** Until then nobody knows what a good month brings. */
export const HISTORY_RECORDED: GreenCondition = {
  what: 'history-recorded',
  zh: '登记满一年的各月完成投资',
  en: 'Completed investment of a whole year’s months is recorded',
};
/** The plan period's figure is changed by a decision, to no less than what was completed in it. */
export const periodFigureAtLeast = (completedFen: string): GreenCondition => ({
  what: 'period-figure-at-least',
  zh: `规划期投资经审核调整为不低于 ${wordAmount(completedFen, 'zh')}`,
  en: `The plan period’s figure is changed by a decision to at least ${wordAmount(completedFen, 'en')}`,
});
/** The plan period's figure is changed by a decision, to no more than what was completed in it. */
export const periodFigureWithin = (completedFen: string): GreenCondition => ({
  what: 'period-figure-within',
  zh: `规划期投资经审核调整为不高于 ${wordAmount(completedFen, 'zh')}`,
  en: `The plan period’s figure is changed by a decision to at most ${wordAmount(completedFen, 'en')}`,
});

/** `80 % of `, or nothing for the whole. */
export const share = (percent: string): string => (percent === '100' ? '' : `${percent} % of `);
/** `的 80%`, or nothing for the whole. */
export const shareZh = (percent: string): string => (percent === '100' ? '' : `的 ${percent}%`);
