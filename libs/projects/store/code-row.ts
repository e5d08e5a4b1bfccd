import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An official code of a project (项目代码). Rows are added once and never changed. */
@Entity('project_codes')
export class ProjectCodeRow {
  @PrimaryColumn('text') code: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}
