import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Kinds of change requests to the ledger: one new amount, a correction of an entry, money of an
 * entry that came back, an imported file, or the reversal of a whole change request.
 */
export const LEDGER_CHANGE_REQUEST_KINDS = [
  'posting',
  'correction',
  'recovery',
  'import',
  'undo',
] as const;
export type LedgerChangeRequestKind = (typeof LEDGER_CHANGE_REQUEST_KINDS)[number];

/**
 * States of a change request: pending; approved, with its entries in the ledger; returned with a
 * reason; or withdrawn by the submitter.
 */
export const LEDGER_CHANGE_REQUEST_STATES = [
  'proposed',
  'approved',
  'returned',
  'withdrawn',
] as const;
export type LedgerChangeRequestState = (typeof LEDGER_CHANGE_REQUEST_STATES)[number];

/**
 * A change request of the ledger, in the form that the commands and the deprecated routes of the
 * ledger use: the request with the organisations of its projects and the sums of its entries (fen).
 */
export interface LedgerChangeRequestRow {
  id: string;
  kind: LedgerChangeRequestKind;
  state: LedgerChangeRequestState;
  units: string[];
  entries: number;
  projects: number;
  completedFen: bigint;
  fundsFen: bigint;
  paidFen: bigint;
  note: string | null;
  undoesId: string | null;
  filedBy: string;
  filedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string | null;
}

/**
 * Row of table `ledger_change_requests`: a change request of the ledger, as an earlier version of
 * the program stored it. All of them are now in table `change_requests`; this table is unused.
 */
@Entity('ledger_change_requests')
export class LedgerProposalRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: LedgerChangeRequestKind;
  @Column('text') state: string;
  @Column('text', { array: true }) units: string[];
  @Column('integer') entries: number;
  @Column('integer') projects: number;
  @Column('bigint') completedFen: bigint;
  @Column('bigint') fundsFen: bigint;
  @Column('bigint') paidFen: bigint;
  @Column('text', { nullable: true }) note: string | null;
  @Column('uuid', { nullable: true }) undoesId: string | null;
  @Column('text') filedBy: string;
  @Column('timestamptz') filedAt: Date;
  @Column('text', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) reason: string | null;
}
