import type { Day, Fen, Month } from '#values';

/** The three series that are never mixed: value of work done, money received, money paid. */
export const SERIES = ['completed', 'funds', 'paid'] as const;
export type Series = (typeof SERIES)[number];

/** Where money comes from. */
export const FUNDING_SOURCES = [
  'central-budget', 'ultra-long-treasury-bond', 'provincial', 'municipal', 'district', 'special-bond', 'general-bond',
  'enterprise-bond', 'bank-loan', 'self-raised', 'ppp', 'reits', 'government-fund', 'foreign', 'other',
] as const;
export type FundingSource = (typeof FUNDING_SOURCES)[number];

/** By which way an entry came in. */
export type Origin = 'direct' | 'return' | 'import' | 'correction';

/** An entry before it has its place in the chain. Amount in fen; `fundingSource` null only for completed investment. */
export interface EntryFacts {
  series: Series;
  month: Month;
  effectiveOn: Day;
  amountFen: Fen;
  fundingSource: FundingSource | null;
  document: string | null;
  note: string | null;
  origin: Origin;
  reversesId: string | null;
}
