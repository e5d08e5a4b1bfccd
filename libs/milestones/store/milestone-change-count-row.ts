import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Row of table `milestone_change_counts`: how often milestones of a project were changed; a trigger
 * counts.
 */
@Entity('milestone_change_counts')
export class MilestoneChangeCountRow {
  @PrimaryColumn('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('bigint') changes: bigint;
}
