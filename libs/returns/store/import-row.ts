import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LedgerImportErrorSheetRow, LedgerImportTotalRow } from './import-result-rows.js';
import type { ImportProblem } from '../rules/import-problem.js';

/** Units in which the amounts of an import file may be given. */
export const IMPORT_UNITS = ['元', '万元', '亿元', '分'] as const;
export type ImportUnit = (typeof IMPORT_UNITS)[number];

/**
 * States of an import: waiting for processing, running, refused because of its problems, ready
 * after a successful trial posting, submitted for approval (`filed`), or failed.
 */
export const IMPORT_STATES = ['waiting', 'running', 'refused', 'ready', 'filed', 'failed'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/**
 * States of an import after its submission, derived from the state of its change request: awaiting
 * a decision (`filed`), approved and in the ledger, returned, withdrawn, or undone as a whole.
 */
export const FILED_STATES = ['filed', 'approved', 'returned', 'withdrawn', 'undone'] as const;
export type FiledState = (typeof FILED_STATES)[number];
/**
 * States of an import as shown to users. After submission, the state of the import's change request
 * is shown.
 */
export const SHOWN_IMPORT_STATES = [
  'waiting',
  'running',
  'refused',
  'ready',
  ...FILED_STATES,
  'failed',
] as const;
export type ShownImportState = (typeof SHOWN_IMPORT_STATES)[number];

export const IMPORT_PHASES = ['reading', 'judging', 'rehearsing', 'filing'] as const;
export type ImportPhase = (typeof IMPORT_PHASES)[number];

/**
 * Row of table `ledger_imports`: an import of ledger history. Sums in fen. The columns with the
 * bytes of the file and with the reservation by a worker process are not declared here; they are
 * only used in SQL.
 */
@Entity('ledger_imports')
export class LedgerImportRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') fileName: string;
  @Column('text') format: 'csv' | 'xlsx';
  @Column('text') unit: ImportUnit;
  @Column('integer') fileBytes: number;
  @Column('char', { name: 'sha256', length: 64 }) sha256: string;
  @Column('bigint', { nullable: true }) controlCompletedFen: bigint | null;
  @Column('bigint', { nullable: true }) controlFundsFen: bigint | null;
  @Column('bigint', { nullable: true }) controlPaidFen: bigint | null;
  /**
   * Name of the workbook sheet to read; with null, the only visible sheet that is not empty is
   * read.
   */
  @Column('text', { nullable: true }) sheet: string | null;
  @Column('boolean') unitConfirmed: boolean;
  @Column('boolean') repeatConfirmed: boolean;
  @Column('boolean') openingConfirmed: boolean;
  /** Whether to submit the import for approval as soon as it has passed all checks. */
  @Column('boolean') send: boolean;
  @Column('text') state: ImportState;
  @Column('text', { nullable: true }) phase: ImportPhase | null;
  @Column('integer') rowsRead: number;
  @Column('integer', { nullable: true }) rowsOf: number | null;
  /** The first problems found; `errorCount` is the number of all problems. */
  @Column('jsonb') errors: ImportProblem[];
  @Column('integer') errorCount: number;
  @Column('integer', { nullable: true }) entries: number | null;
  @Column('bigint', { nullable: true }) foundCompletedFen: bigint | null;
  @Column('bigint', { nullable: true }) foundFundsFen: bigint | null;
  @Column('bigint', { nullable: true }) foundPaidFen: bigint | null;
  @Column('text', { array: true }) units: string[];
  @Column('uuid', { nullable: true }) proposalId: string | null;
  @Column('text') filedBy: string;
  @Column('timestamptz') filedAt: Date;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
  /** Content of a file that was uploaded before files were kept in the file store; else null. */
  @Column({ type: 'bytea', nullable: true, select: false, insert: false, update: false })
  file?: Buffer | null;
  @Column({ type: 'integer', select: false, insert: false, update: false }) claim?: number;
  @Column({ type: 'timestamptz', nullable: true, select: false, insert: false, update: false })
  claimedUntil?: Date | null;
  @Column({ type: 'integer', select: false, insert: false, update: false }) attempts?: number;
  @Column({ type: 'integer', select: false, insert: false, update: false }) readingsBegun?: number;
}

export const importEntities = [LedgerImportRow, LedgerImportTotalRow, LedgerImportErrorSheetRow];
