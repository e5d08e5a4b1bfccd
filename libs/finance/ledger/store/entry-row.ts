import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day, Month } from '#values';
import { instantText, type SealedFacts } from '../rules/chain.js';
import type { Composition, FundingSource, Origin, Series } from '../rules/entry.js';
import { LedgerChangeRequestRow } from './change-request-row.js';

/** Components of an amount as columns: all four in fen, or all null. */
export interface CompositionColumns {
  buildingFen: bigint | null;
  equipmentFen: bigint | null;
  otherFen: bigint | null;
  landFen: bigint | null;
}

/** An entry of the ledger, never changed once written. Amounts in fen. */
@Entity('ledger_entries')
export class LedgerEntryRow implements CompositionColumns {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('bigint') sequence: bigint;
  @Column('text') series: Series;
  @Column('char', { length: 7 }) month: Month;
  @Column('date') effectiveOn: Day;
  @Column('bigint') amountFen: bigint;
  @Column('bigint', { nullable: true }) buildingFen: bigint | null;
  @Column('bigint', { nullable: true }) equipmentFen: bigint | null;
  @Column('bigint', { nullable: true }) otherFen: bigint | null;
  @Column('bigint', { nullable: true }) landFen: bigint | null;
  @Column('text', { nullable: true }) fundingSource: FundingSource | null;
  @Column('text', { nullable: true }) document: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text') origin: Origin;
  @Column('uuid', { nullable: true }) reversesId: string | null;
  @Column('uuid', { nullable: true }) correctsId: string | null;
  @Column('uuid', { nullable: true }) proposalId: string | null;
  @Column('text') recordedBy: string;
  @Column('text', { nullable: true }) approvedBy: string | null;
  @Column('timestamptz') recordedAt: Date;
  @Column('smallint') canonicalVersion: number;
  @Column('char', { length: 64 }) previousHash: string;
  @Column('char', { length: 64 }) hash: string;
  @Column('char', { name: 'previous_sm3', length: 64, nullable: true }) previousSm3: string | null;
  @Column('char', { name: 'sm3', length: 64, nullable: true }) sm3: string | null;
}

/**
 * The end of a project's chain and its current totals, in fen. `headSm3` is null until the first
 * entry of version 2.
 */
@Entity('ledger_heads')
export class LedgerHeadRow {
  @PrimaryColumn('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('bigint') entries: bigint;
  @Column('char', { length: 64 }) headHash: string;
  @Column('char', { name: 'head_sm3', length: 64, nullable: true }) headSm3: string | null;
  @Column('bigint') completedFen: bigint;
  @Column('bigint') fundsFen: bigint;
  @Column('bigint') paidFen: bigint;
}

/** The composition stored in four columns; null when it was not stated. */
export const compositionOf = ({
  buildingFen,
  equipmentFen,
  otherFen,
  landFen,
}: CompositionColumns): Composition | null =>
  buildingFen === null || equipmentFen === null || otherFen === null || landFen === null
    ? null
    : { buildingFen, equipmentFen, otherFen, landFen };

/** A composition as four columns. */
export const compositionColumns = (composition: Composition | null): CompositionColumns =>
  composition ?? { buildingFen: null, equipmentFen: null, otherFen: null, landFen: null };

/**
 * The hashed columns of a row. JavaScript dates have no microseconds, but the program records none
 * either.
 */
export const sealedFactsOf = (row: LedgerEntryRow): SealedFacts => ({
  ...row,
  composition: compositionOf(row),
  recordedAt: instantText(row.recordedAt),
});

export const ledgerEntities = [LedgerEntryRow, LedgerHeadRow, LedgerChangeRequestRow];
