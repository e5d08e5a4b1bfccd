import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A code by which a project is known elsewhere (项目代码). Added once, never changed. */
@Entity('project_codes')
export class ProjectCodeRow {
  @PrimaryColumn('text') code: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}
