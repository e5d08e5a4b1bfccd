import type { Fen } from '#values';

/** Adds the amounts that are known, in fen; null when none is. */
export const sumKnown = (amounts: readonly (Fen | null)[]): Fen | null =>
  amounts.reduce<Fen | null>((sum, one) => (one === null ? sum : (sum ?? 0n) + one), null);
