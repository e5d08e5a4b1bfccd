import { Column, Entity, PrimaryColumn } from 'typeorm';
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
  @Column('text') planCode: string;
  @Column('integer') columnNumber: number;
  @Column('integer') itemNumber: number;
  @Column('text') name: string;
  @Column('text') kind: string;
  @Column('text', { nullable: true }) stage: string | null;
  @Column('text') scope: string;
  @Column('text', { nullable: true }) approvalRegime: string | null;
  @Column('text') tier: string;
  @Column('text') unitId: string;
  /** Number of the organisation; a trigger keeps it equal to the one of `unitId`. */
  @Column({ type: 'integer', insert: false, update: false }) organisationNumber: number;
  @Column('bigint', { nullable: true }) totalInvestmentFen: bigint | null;
  @Column('bigint', { nullable: true }) fypSpendFen: bigint | null;
  @Column('text', { nullable: true }) figureNote: string | null;
  @Column('boolean') flagship: boolean;
  @Column('text') place: string;
  @Column('integer') version: number;
}

export const projectEntities = [
  ProjectRow,
  ProjectCodeRow,
  ProjectParentRow,
  ApprovalRegimeRow,
  ProjectChangeRow,
];
