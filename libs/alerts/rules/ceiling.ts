import { wordAmount } from '../texts/amount.js';
import type { ProjectFacts } from './project-facts.js';
import type { GreenCondition, Inputs } from './verdict.js';

/** Only investments are asked for money; anything else is judged once money or a figure for it is on record. */
export const isAboutMoney = (facts: ProjectFacts, ceilingFen: bigint | null): boolean =>
  facts.kind === 'investment' || facts.entries > 0n || ceilingFen !== null;

/** `percent` of an amount, rounded down to whole fen; a comparison with `>` is the same as with the exact share. */
export const shareOf = (amountFen: bigint, percent: number): bigint => (amountFen * BigInt(percent)) / 100n;

/** An amount as an input. */
export const fenText = (amountFen: bigint | null): string | null => (amountFen === null ? null : String(amountFen));

/** An input that the rule itself wrote; `?` if an older version did not. */
export const given = (inputs: Inputs, name: string): string => inputs[name] ?? '?';

/** An input that is an amount, in words. */
export const amountIn = (inputs: Inputs, name: string, language: 'zh' | 'en'): string => (inputs[name] == null ? '?' : wordAmount(inputs[name], language));

/** Completed and paid must come down to an amount. */
export const totalWithin = (ceilingFen: string): GreenCondition => ({
  what: 'total-within', zh: `累计完成投资与支付均不超过 ${wordAmount(ceilingFen, 'zh')}`, en: `Completed and paid are each at most ${wordAmount(ceilingFen, 'en')}`,
});

/** The project's total has to become known. */
export const TOTAL_KNOWN: GreenCondition = { what: 'total-known', zh: '录入总投资', en: 'The total investment is recorded' };
/** The plan period's figure has to become known. */
export const PLAN_PERIOD_KNOWN: GreenCondition = { what: 'plan-period-known', zh: '录入规划期投资', en: 'The investment planned for the period is recorded' };

/** `80 % of `, or nothing for the whole. */
export const share = (percent: string): string => (percent === '100' ? '' : `${percent} % of `);
/** `的 80%`, or nothing for the whole. */
export const shareZh = (percent: string): string => (percent === '100' ? '' : `的 ${percent}%`);
