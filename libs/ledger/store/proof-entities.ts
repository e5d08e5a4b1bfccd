import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#values';

/** Row of table `ledger_digests`: a checkpoint of the whole ledger. */
@Entity('ledger_digests')
export class LedgerCheckpointRow {
  @Column('date') day: Day;
  @PrimaryColumn('timestamptz') asOf: Date;
  @Column('integer') projects: number;
  @Column('bigint') entries: bigint;
  @Column('char', { name: 'sha256', length: 64 }) sha256: string;
  @Column('text') text: string;
  @Column('timestamptz') madeAt: Date;
  @Column('boolean') scheduled: boolean;
}

/** Row of table `ledger_verifications`: a verification of the ledger and its result. */
@Entity('ledger_verifications')
export class LedgerVerificationRow {
  @PrimaryColumn('uuid') id: string;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz') finishedAt: Date;
  @Column('text') ranBy: string;
  @Column('text') how: string;
  @Column('date', { nullable: true }) slotOn: Day | null;
  @Column('integer') projects: number;
  @Column('bigint') entries: bigint;
  @Column('integer') flaws: number;
  @Column('uuid', { nullable: true }) firstProjectId: string | null;
  @Column('bigint', { nullable: true }) firstSequence: bigint | null;
  @Column('text', { nullable: true }) firstFlaw: string | null;
  @Column('char', { name: 'digest_sha256', length: 64, nullable: true }) digestSha256:
    string | null;
}

/**
 * Row of table `ledger_contradictions`: a contradiction that a verification found, until an auditor
 * closes it.
 */
@Entity('ledger_contradictions')
export class LedgerContradictionRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') key: string;
  @Column('text') kind: string;
  @Column('uuid', { nullable: true }) projectId: string | null;
  @Column('bigint', { nullable: true }) sequence: bigint | null;
  @Column('date', { nullable: true }) checkpointOn: Day | null;
  @Column('text') what: string;
  @Column('timestamptz') since: Date;
  @Column('timestamptz') lastFoundAt: Date;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('uuid', { nullable: true }) closedBy: string | null;
  @Column('text', { nullable: true }) closedReason: string | null;
}

/**
 * Row of table `ledger_lapses`: a period without verification of the ledger about which auditors
 * were mailed.
 */
@Entity('ledger_lapses')
export class LedgerLapseRow {
  @PrimaryColumn('timestamptz') since: Date;
  @Column('timestamptz') toldAt: Date;
}
