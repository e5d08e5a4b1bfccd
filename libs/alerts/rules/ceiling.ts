import type { ProjectFacts } from './verdict.js';

/** Only investments are asked for money; anything else is judged once money or a figure for it is on record. */
export const isAboutMoney = (facts: ProjectFacts, ceilingFen: bigint | null): boolean =>
  facts.kind === 'investment' || facts.entries > 0n || ceilingFen !== null;

/** `percent` of an amount, rounded down to whole fen; a comparison with `>` is the same as with the exact share. */
export const shareOf = (amountFen: bigint, percent: number): bigint => (amountFen * BigInt(percent)) / 100n;
