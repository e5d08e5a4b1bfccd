import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** Row of table `audit_records`: an audit event. Rows are only added. */
@Entity('audit_records')
export class AuditRecordRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: bigint;
  @Column('timestamptz') recordedAt: Date;
  @Column('text') actorId: string;
  @Column('text') authority: string;
  @Column('text') action: string;
  @Column('text') outcome: string;
  @Column('text', { nullable: true }) subjectType: string | null;
  @Column('text', { nullable: true }) subjectId: string | null;
  @Column('jsonb', { nullable: true }) oldValue: unknown;
  @Column('jsonb', { nullable: true }) newValue: unknown;
  @Column('text') requestId: string;
  @Column('text', { nullable: true }) source: string | null;
  @Column('text', { nullable: true }) unitId: string | null;
}

/** Row of table `audit_seals`: the signature of a batch of audit events. */
@Entity('audit_seals')
export class AuditSealRow {
  @PrimaryColumn('bigint') number: bigint;
  @Column('bigint') fromId: bigint;
  @Column('bigint') toId: bigint;
  @Column('integer') records: number;
  @Column('integer') canonicalVersion: number;
  @Column('bytea') leaves: Buffer;
  @Column('char', { length: 64 }) previousHash: string;
  @Column('char', { length: 64 }) hash: string;
  @Column('timestamptz') sealedAt: Date;
}

export const auditEntities = [AuditRecordRow, AuditSealRow];
