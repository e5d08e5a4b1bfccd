import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#values';
import type { Location } from '../rules/location.js';
import type { ApprovalRegime } from '../queries/approval-regime.js';
import type { Stage } from '../rules/stages.js';
import {
  ProjectFurtherItemRow,
  ProjectOrganisationRow,
  ProjectStageMoveRow,
  ProjectVersionRow,
} from './register-row.js';
import { ProjectChangeRow } from './change-event-row.js';
import { ApprovalRegimeRow } from './regime-row.js';
import { ProjectCodeRow } from './code-row.js';
import { ProjectParentRow } from './parent-row.js';

/**
 * Row of table `projects`: a project that is tracked. Amounts are in fen (1/100 元); null means
 * that an amount is unknown, never that it is zero.
 */
@Entity('projects')
export class ProjectRow {
  @PrimaryColumn('uuid') id: string;
  /** First item of the project; null, all three, for a project that no plan names. */
  @Column('text', { nullable: true }) planCode: string | null;
  @Column('integer', { nullable: true }) columnNumber: number | null;
  @Column('integer', { nullable: true }) itemNumber: number | null;
  @Column('text') name: string;
  @Column('text') kind: string;
  @Column('text', { nullable: true }) stage: Stage | null;
  /** Null where it is not known since when the stage holds. */
  @Column('date', { nullable: true }) stageOn: Day | null;
  @Column('text') scope: string;
  @Column('text', { nullable: true }) approvalRegime: ApprovalRegime | null;
  @Column('text') tier: string;
  @Column('text') unitId: string;
  /** Number of the organisation; a trigger keeps it equal to the one of `unitId`. */
  @Column({ type: 'integer', insert: false, update: false }) organisationNumber: number;
  @Column('bigint', { nullable: true }) totalInvestmentFen: bigint | null;
  @Column('bigint', { nullable: true }) fypSpendFen: bigint | null;
  @Column('text', { nullable: true }) figureNote: string | null;
  @Column('boolean') flagship: boolean;
  @Column('text') place: string;
  /** Whether the plan names the project itself, or somebody registered it. */
  @Column('text') origin: 'plan' | 'register';
  @Column('text', { nullable: true }) supervisingOrganisationId: string | null;
  @Column('uuid', { nullable: true }) officerPersonId: string | null;
  @Column('uuid', { nullable: true }) leaderPersonId: string | null;
  @Column('text', { nullable: true }) sector: string | null;
  @Column('jsonb', { nullable: true }) location: Location | null;
  @Column('text', { nullable: true }) district: string | null;
  @Column('date', { nullable: true }) plannedStartOn: Day | null;
  @Column('date', { nullable: true }) plannedFinishOn: Day | null;
  @Column('text', { nullable: true }) summary: string | null;
  @Column('integer') version: number;
}

export const projectEntities = [
  ProjectRow,
  ProjectCodeRow,
  ProjectParentRow,
  ApprovalRegimeRow,
  ProjectChangeRow,
  ProjectFurtherItemRow,
  ProjectOrganisationRow,
  ProjectStageMoveRow,
  ProjectVersionRow,
];
