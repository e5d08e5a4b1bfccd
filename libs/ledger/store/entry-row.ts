import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LeadOrganisation } from '#projects';
import type { Day, Month } from '#values';
import { instantText, type SealedFacts } from '../rules/entry-hash-chain.js';
import type { Composition, FundingSource, Origin, Series } from '../rules/entry.js';
import { LedgerProposalRow } from './change-request-row.js';
import { LedgerChangeRequestEntryRow, LedgerTotalRow } from './ledger-entities.js';
import {
  LedgerCheckpointRow,
  LedgerContradictionRow,
  LedgerLapseRow,
  LedgerVerificationRow,
} from './proof-entities.js';

/** Breakdown of an amount as columns: all four in fen, or all null. */
export interface CompositionColumns {
  buildingFen: bigint | null;
  equipmentFen: bigint | null;
  otherFen: bigint | null;
  landFen: bigint | null;
}

/**
 * Row of table `ledger_entries`: an entry of the ledger. Rows are never changed. Amounts in fen.
 */
@Entity('ledger_entries')
export class LedgerEntryRow implements CompositionColumns {
  @PrimaryColumn('uuid') id: string;
  @PrimaryColumn('uuid') projectId: string;
  @LeadOrganisation() unitId: string;
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
 * Row of table `ledger_heads`: the end of a project's hash chain and the project's current sums, in
 * fen. `headSm3` is null as long as all entries have version 1 of the entry format.
 */
@Entity('ledger_heads')
export class LedgerHeadRow {
  @PrimaryColumn('uuid') projectId: string;
  @Column('bigint') entries: bigint;
  @Column('char', { length: 64 }) headHash: string;
  @Column('char', { name: 'head_sm3', length: 64, nullable: true }) headSm3: string | null;
  @Column('bigint') completedFen: bigint;
  @Column('bigint') fundsFen: bigint;
  @Column('bigint') paidFen: bigint;
}

/**
 * Returns the breakdown of an amount that is stored in four columns; null when no breakdown was
 * stated.
 */
export const compositionOf = ({
  buildingFen,
  equipmentFen,
  otherFen,
  landFen,
}: CompositionColumns): Composition | null =>
  buildingFen === null || equipmentFen === null || otherFen === null || landFen === null
    ? null
    : { buildingFen, equipmentFen, otherFen, landFen };

/** Converts the breakdown of an amount to its four columns; null gives four nulls. */
export const compositionColumns = (composition: Composition | null): CompositionColumns =>
  composition ?? { buildingFen: null, equipmentFen: null, otherFen: null, landFen: null };

/**
 * Returns the columns of a ledger entry that are hashed. JavaScript dates have only milliseconds,
 * but nothing is lost, because the program records no microseconds.
 */
export const sealedFactsOf = (row: LedgerEntryRow): SealedFacts => ({
  ...row,
  composition: compositionOf(row),
  recordedAt: instantText(row.recordedAt),
});

export const ledgerEntities = [
  LedgerEntryRow,
  LedgerHeadRow,
  LedgerTotalRow,
  LedgerProposalRow,
  LedgerChangeRequestEntryRow,
  LedgerCheckpointRow,
  LedgerVerificationRow,
  LedgerContradictionRow,
  LedgerLapseRow,
];
