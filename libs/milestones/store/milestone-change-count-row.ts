import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Row of table `milestone_change_counts`: number of changes made to the milestones of a project. A
 * database trigger updates it.
 */
@Entity('milestone_change_counts')
export class MilestoneChangeCountRow {
  @PrimaryColumn('uuid') projectId: string;
  @Column('bigint') changes: bigint;
}
