import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Row of table `rate_counts`: number of requests of one account, network or browser, which is
 * compared with a rate limit. `expire` is the time when the counter ends, in milliseconds since
 * 1970.
 */
@Entity('rate_counts')
export class RateCountRow {
  @PrimaryColumn('text') key: string;
  @Column('integer') points: number;
  @Column('bigint', { nullable: true }) expire: bigint | null;
}
