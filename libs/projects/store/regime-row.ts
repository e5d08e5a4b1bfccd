import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#values';

/** Row of table `approval_regimes`: the approval regime of a project from a day on. */
@Entity('approval_regimes')
export class ApprovalRegimeRow {
  @PrimaryColumn('uuid') id: string;
  @PrimaryColumn('uuid') projectId: string;
  @Column('text') regime: string;
  @Column('date') validFrom: Day;
  @Column('text') document: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
  @Column('text', { nullable: true }) sector: string | null;
}
