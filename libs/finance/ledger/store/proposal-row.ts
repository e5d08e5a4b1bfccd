import { Column, Entity, PrimaryColumn } from 'typeorm';

/** By what a proposal came: one posting, a correction of an entry, a file, or the taking back of a whole proposal. */
export const PROPOSAL_KINDS = ['posting', 'correction', 'import', 'undo'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** Waiting, in the ledger, sent back with a reason, or taken back by whoever filed it. */
export const PROPOSAL_STATES = ['proposed', 'approved', 'returned', 'withdrawn'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** Entries that somebody wants in the ledger. Sums per series in fen. */
@Entity('ledger_proposals')
export class LedgerProposalRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: ProposalKind;
  @Column('text') state: ProposalState;
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
