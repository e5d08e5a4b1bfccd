import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FundingSource, Origin, Series } from '../rules/entry.js';

/** One line of the ledger, never changed once written. Amount in fen. */
@Entity('ledger_entries')
export class LedgerEntryRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('bigint') sequence: bigint;
  @Column('text') series: Series;
  @Column('char', { length: 7 }) month: string;
  @Column('date') effectiveOn: string;
  @Column('bigint') amountFen: bigint;
  @Column('text', { nullable: true }) fundingSource: FundingSource | null;
  @Column('text', { nullable: true }) document: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text') origin: Origin;
  @Column('uuid', { nullable: true }) reversesId: string | null;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
  @Column('smallint') canonicalVersion: number;
  @Column('char', { length: 64 }) previousHash: string;
  @Column('char', { length: 64 }) hash: string;
}

/** The end of a project's chain and its current totals, in fen. */
@Entity('ledger_heads')
export class LedgerHeadRow {
  @PrimaryColumn('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('bigint') entries: bigint;
  @Column('char', { length: 64 }) headHash: string;
  @Column('bigint') completedFen: bigint;
  @Column('bigint') fundsFen: bigint;
  @Column('bigint') paidFen: bigint;
}

export const ledgerEntities = [LedgerEntryRow, LedgerHeadRow];
