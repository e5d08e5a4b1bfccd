import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/**
 * Row of table `project_touches`: a change event: facts of the project changed and its evaluation
 * is due.
 */
@Entity('project_touches')
export class ProjectChangeRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: bigint;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('text') cause: string;
  @Column('timestamptz') touchedAt: Date;
}
