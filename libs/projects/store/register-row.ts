import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#values';
import type { Stage } from '../rules/stages.js';

/** Row of table `project_further_items`: an item of a project beside the one in `projects`. */
@Entity('project_further_items')
export class ProjectFurtherItemRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('text') planCode: string;
  @PrimaryColumn('integer') columnNumber: number;
  @PrimaryColumn('integer') itemNumber: number;
  /** Order of the items; the one in `projects` is the first. */
  @Column('smallint') position: number;
}

/** Row of table `project_organisations`: an organisation that led a project from a day on. */
@Entity('project_organisations')
export class ProjectOrganisationRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('integer') number: number;
  @Column('text') organisationId: string;
  /** Null for the first one, which led the project from its beginning. */
  @Column('date', { nullable: true }) fromOn: Day | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { nullable: true }) changeRequestId: string | null;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/** Row of table `project_stage_moves`: a stage that a project entered. Never changed. */
@Entity('project_stage_moves')
export class ProjectStageMoveRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('integer') number: number;
  /** Null where no stage was recorded before. */
  @Column('text', { nullable: true }) fromStage: Stage | null;
  @Column('text') toStage: Stage;
  /** Null where a registration does not know since when the stage holds. */
  @Column('date', { nullable: true }) movedOn: Day | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { nullable: true }) changeRequestId: string | null;
  @Column('text') recordedBy: string;
  @Column('text') approvedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/**
 * Row of table `project_versions`: what was recorded of a project from an instant on. Written by
 * the database whenever the project or its items change; never changed.
 */
@Entity('project_versions')
export class ProjectVersionRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('integer') number: number;
  @Column('timestamptz') recordedAt: Date;
  @Column('text') name: string;
  @Column('text') kind: string;
  @Column('text', { nullable: true }) stage: Stage | null;
  @Column('text') scope: string;
  @Column('text') tier: string;
  @Column('boolean') flagship: boolean;
  @Column('text', { nullable: true }) district: string | null;
  @Column('text', { nullable: true }) planCode: string | null;
  @Column('integer', { nullable: true }) columnNumber: number | null;
  @Column('integer', { nullable: true }) itemNumber: number | null;
  /** Items beside the first one, each as `plan column-item`. */
  @Column('text', { array: true }) furtherItems: string[];
}
