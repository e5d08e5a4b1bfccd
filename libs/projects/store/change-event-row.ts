import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/**
 * Row of table `project_touches`: a change event. It says that data of the project have changed, so
 * that the alert rules must be evaluated again for the project.
 */
@Entity('project_touches')
export class ProjectChangeRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: bigint;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('text') cause: string;
  @Column('timestamptz') touchedAt: Date;
}
