import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#values';

/**
 * Row of table `ledger_totals`: the running total of a project, month, funding source and kind of
 * amount (`series`), in fen. The funding source may be null; it is declared as part of the key
 * nevertheless, because TypeORM identifies rows by it.
 */
@Entity('ledger_totals')
export class LedgerTotalRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('char', { length: 7 }) month: string;
  @PrimaryColumn('text') fundingSource: string | null;
  @PrimaryColumn('text') series: string;
  @Column('bigint') amountFen: bigint;
  @Column('bigint') entries: bigint;
}

/**
 * Row of table `ledger_change_request_rows`: an entry of a change request that is not yet approved and
 * does not count in any sum. Amounts in fen.
 */
@Entity('ledger_change_request_rows')
export class LedgerChangeRequestEntryRow {
  @PrimaryColumn('uuid') proposalId: string;
  @PrimaryColumn('integer') position: number;
  @PrimaryColumn('uuid') projectId: string;
  @Column('text') series: string;
  @Column('char', { length: 7 }) month: string;
  @Column('date') effectiveOn: Day;
  @Column('bigint') amountFen: bigint;
  @Column('bigint', { nullable: true }) buildingFen: bigint | null;
  @Column('bigint', { nullable: true }) equipmentFen: bigint | null;
  @Column('bigint', { nullable: true }) otherFen: bigint | null;
  @Column('bigint', { nullable: true }) landFen: bigint | null;
  @Column('text', { nullable: true }) fundingSource: string | null;
  @Column('text', { nullable: true }) document: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text') origin: string;
  @Column('uuid', { nullable: true }) reversesId: string | null;
  @Column('uuid', { nullable: true }) correctsId: string | null;
  /** Id that the ledger entry will have after approval. */
  @Column('uuid') entryId: string;
}
