import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PartKind } from '../rules/part.js';

/**
 * Row of table `project_parents`: the relation of a sub-project to its parent project during a
 * period.
 */
@Entity('project_parents')
export class ProjectParentRow {
  @PrimaryColumn('uuid') id: string;
  @PrimaryColumn('uuid') projectId: string;
  @Column('uuid') parentId: string;
  @Column('text') part: PartKind;
  @Column('date') validFrom: string;
  @Column('date', { nullable: true }) validTo: string | null;
  @Column('text') document: string;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
  @Column('date', { nullable: true }) endedOn: string | null;
  @Column('text', { nullable: true }) endedBy: string | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
