import type { Day, Fen, Month } from '#values';

/** The three series that are never mixed: value of work done, money received, money paid. */
export const SERIES = ['completed', 'funds', 'paid'] as const;
export type Series = (typeof SERIES)[number];

/** Where money comes from. */
export const FUNDING_SOURCES = [
  'central-budget',
  'ultra-long-treasury-bond',
  'provincial',
  'municipal',
  'district',
  'special-bond',
  'general-bond',
  'enterprise-bond',
  'bank-loan',
  'self-raised',
  'ppp',
  'reits',
  'government-fund',
  'foreign',
  'other',
] as const;
export type FundingSource = (typeof FUNDING_SOURCES)[number];

/** By which way an entry came in. */
export const ORIGINS = ['direct', 'return', 'import', 'correction'] as const;
export type Origin = (typeof ORIGINS)[number];

/** What an amount is made of, in fen: 建安, 设备工器具, 其他费用, and 征迁 apart from them. The four add up to the amount. */
export interface Composition {
  buildingFen: Fen;
  equipmentFen: Fen;
  otherFen: Fen;
  landFen: Fen;
}

/** An entry before it has its place in the chain. Amount in fen; `fundingSource` null only for completed investment. */
export interface EntryFacts {
  series: Series;
  month: Month;
  effectiveOn: Day;
  amountFen: Fen;
  /** Null when it was not stated. */
  composition: Composition | null;
  fundingSource: FundingSource | null;
  /** Number of a registered document of the project. */
  document: string | null;
  note: string | null;
  origin: Origin;
  /** The entry that this one takes back. */
  reversesId: string | null;
  /** The entry in whose place this one stands; that one was taken back. */
  correctsId: string | null;
}

/** The facts of the entry that takes another one back, all of its columns opposite where they are amounts. */
export const reversalOf = (entry: EntryFacts & { id: string }, reason: string): EntryFacts => ({
  series: entry.series,
  month: entry.month,
  effectiveOn: entry.effectiveOn,
  amountFen: -entry.amountFen,
  composition: entry.composition && opposite(entry.composition),
  fundingSource: entry.fundingSource,
  document: entry.document,
  note: reason,
  origin: 'correction',
  reversesId: entry.id,
  correctsId: null,
});

const opposite = ({ buildingFen, equipmentFen, otherFen, landFen }: Composition): Composition => ({
  buildingFen: -buildingFen,
  equipmentFen: -equipmentFen,
  otherFen: -otherFen,
  landFen: -landFen,
});
