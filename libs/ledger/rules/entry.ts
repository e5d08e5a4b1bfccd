import type { Day, Fen, Month } from '#values';

/**
 * The three kinds of amounts ("series"), which are never added up with each other: value of work
 * completed, funds received, and money paid.
 */
export const SERIES = ['completed', 'funds', 'paid'] as const;
export type Series = (typeof SERIES)[number];

/** Sources of money for a project, which plans and ledger entries can name. */
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

/** Ways in which an entry can be created. */
export const ORIGINS = ['direct', 'return', 'import', 'correction', 'recovery'] as const;
export type Origin = (typeof ORIGINS)[number];
/** Origins of entries that state an amount of their own, and refer to no other entry. */
export type PostingOrigin = Exclude<Origin, 'correction' | 'recovery'>;

/**
 * Breakdown of an amount, in fen: 建安 (construction), 设备工器具 (equipment), 其他费用 (other) and 征迁 (land).
 * The four parts add up to the amount.
 */
export interface Composition {
  buildingFen: Fen;
  equipmentFen: Fen;
  otherFen: Fen;
  landFen: Fen;
}

/**
 * The data of an entry before it is added to the project's hash chain. Amount in fen;
 * `fundingSource` may be null only for completed work.
 */
export interface EntryFacts {
  series: Series;
  month: Month;
  effectiveOn: Day;
  amountFen: Fen;
  /** Breakdown of the amount; null when it was not stated. */
  composition: Composition | null;
  fundingSource: FundingSource | null;
  /**
   * Number of a document that is registered for the project; null when the entry names no document.
   */
  document: string | null;
  note: string | null;
  origin: Origin;
  /** Id of the entry that this entry reverses; null for any other entry. */
  reversesId: string | null;
  /**
   * Id of the reversed entry that this entry replaces or, if its origin is `recovery`, of the entry
   * whose amount came back; null for any other entry.
   */
  correctsId: string | null;
}

/** Returns an entry that reverses another one: all amounts are negated. */
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

/** Negates each part of a breakdown. */
export const opposite = ({
  buildingFen,
  equipmentFen,
  otherFen,
  landFen,
}: Composition): Composition => ({
  buildingFen: -buildingFen,
  equipmentFen: -equipmentFen,
  otherFen: -otherFen,
  landFen: -landFen,
});
