import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Row of table `project_codes`: an official code of a project (项目代码). Rows are inserted and
 * never changed.
 */
@Entity('project_codes')
export class ProjectCodeRow {
  @PrimaryColumn('text') code: string;
  @PrimaryColumn('uuid') projectId: string;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}
