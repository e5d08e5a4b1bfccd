import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Row of table `ledger_import_totals`: what an import would change in the sums of a project, in
 * fen.
 */
@Entity('ledger_import_totals')
export class LedgerImportTotalRow {
  @PrimaryColumn('uuid') importId: string;
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('text') series: string;
  @Column('integer') entries: number;
  @Column('bigint') beforeFen: bigint;
  @Column('bigint') afterFen: bigint;
}

/** Row of table `ledger_import_error_sheets`: the file of an import with its errors marked. */
@Entity('ledger_import_error_sheets')
export class LedgerImportErrorSheetRow {
  @PrimaryColumn('uuid') importId: string;
  @PrimaryColumn('text') format: string;
  @PrimaryColumn('text') language: string;
  @Column('bytea') file: Buffer;
}
