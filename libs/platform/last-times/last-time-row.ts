import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of table `last_times`: when an event happened last, such as the failure of a rule. */
@Entity('last_times')
export class LastTimeRow {
  @PrimaryColumn('text') what: string;
  @PrimaryColumn('text') subject: string;
  @Column('timestamptz') at: Date;
  @Column('jsonb') facts: unknown;
}
