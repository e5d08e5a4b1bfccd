import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Row of table `milestone_predecessors`: a milestone that must be met `lagDays` calendar days before
 * another one of its project.
 */
@Entity('milestone_predecessors')
export class MilestonePredecessorRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('uuid') milestoneId: string;
  @PrimaryColumn('uuid') predecessorId: string;
  @Column('integer') lagDays: number;
}
