import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/**
 * Row of table `project_changes`: a change event. It says that data of the project have changed, so
 * that the alert rules must be evaluated again for the project.
 */
@Entity('project_changes')
export class ProjectChangeRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: bigint;
  @PrimaryColumn('uuid') projectId: string;
  @Column('text') cause: string;
  @Column('timestamptz') changedAt: Date;
}
