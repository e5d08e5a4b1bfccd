import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Row of table `rate_counts`: a counter that limits requests; `expire` in milliseconds since 1970.
 */
@Entity('rate_counts')
export class RateCountRow {
  @PrimaryColumn('text') key: string;
  @Column('integer') points: number;
  @Column('bigint', { nullable: true }) expire: bigint | null;
}
