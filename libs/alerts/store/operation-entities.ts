import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Row of table `system_alarms`: an alarm about a problem of the program or its data, which an
 * administrator must fix.
 */
@Entity('system_alarms')
export class SystemAlarmRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: string;
  @Column('text') subject: string;
  @Column('jsonb') facts: unknown;
  @Column('timestamptz') raisedAt: Date;
  @Column('timestamptz') seenAt: Date;
  @Column('timestamptz', { nullable: true }) clearedAt: Date | null;
  @Column('timestamptz', { nullable: true }) toldAt: Date | null;
}

/**
 * Row of table `self_checks`: time and result of the last self-check of the program. The table has
 * only one row.
 */
@Entity('self_checks')
export class SelfCheckRow {
  @PrimaryColumn('boolean') onlyOne: boolean;
  @Column('timestamptz') checkedAt: Date;
  @Column('integer') standing: number;
}
