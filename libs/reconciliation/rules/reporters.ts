/** Reporters beside the ledger: statistics, the treasury, and what an audit found. */
export const REPORTERS = ['statistics', 'treasury', 'audit'] as const;
export type Reporter = (typeof REPORTERS)[number];

/** Series that are reported, as in the ledger. */
export const REPORTED_SERIES = ['completed', 'funds', 'paid'] as const;
export type Series = (typeof REPORTED_SERIES)[number];

/** Outside systems that every installation knows; others are named by their first id. */
export const KNOWN_SYSTEMS = ['statistics', 'treasury'] as const;

/** Figures of one project and month in fen, as text; null where a reporter said nothing. */
export type Figures = Readonly<Record<'dispatch' | Reporter, string | null>>;

/**
 * Returns by how much each reporter's figure differs from the ledger's (`dispatch`), in fen as text.
 * Null where one of the two said nothing: nothing is not zero.
 */
export function differencesOf(figures: Figures): Record<Reporter, string | null> {
  const from = (reporter: Reporter): string | null => {
    const [own, other] = [figures.dispatch, figures[reporter]];
    return own === null || other === null ? null : (BigInt(other) - BigInt(own)).toString();
  };
  return { statistics: from('statistics'), treasury: from('treasury'), audit: from('audit') };
}

/** Returns whether reporters that said something disagree. */
export function disagree(figures: Figures): boolean {
  const said = Object.values(figures).filter((amount) => amount !== null);
  return new Set(said).size > 1;
}
