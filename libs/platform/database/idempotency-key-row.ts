import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Row of table `idempotency_keys`: the Idempotency-Key of a request that was carried out. A
 * repeated request with the same key is not carried out again.
 */
@Entity('idempotency_keys')
export class IdempotencyKeyRow {
  @PrimaryColumn('text') actorId: string;
  @PrimaryColumn('text') key: string;
  @Column('char', { length: 64 }) fingerprint: string;
  @Column('text', { nullable: true }) effectId: string | null;
  @Column('timestamptz') createdAt: Date;
}
