import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LeadOrganisation } from '#projects';
import type { StepKind } from '../rules/finding-life.js';

/**
 * Row of table `findings`: an auditor's finding about a project. Rows never change; later events
 * are stored in table `finding_steps`.
 */
@Entity('findings')
export class FindingRow {
  @PrimaryColumn('uuid') id: string;
  @PrimaryColumn('uuid') projectId: string;
  @LeadOrganisation() unitId: string;
  /**
   * Sequence number of the ledger entry that the finding concerns; null when the finding concerns
   * the project as a whole.
   */
  @Column('bigint', { nullable: true }) entrySequence: bigint | null;
  @Column('text') title: string;
  /** Last day on which the organisation may answer in time. */
  @Column('date') answerDueOn: string;
  @Column('text') raisedBy: string;
  @Column('timestamptz') raisedAt: Date;
}

/**
 * Row of table `finding_steps`: an event in the history of a finding. The first event, `raised`,
 * contains the text of the finding.
 */
@Entity('finding_steps')
export class FindingStepRow {
  @PrimaryColumn('uuid') findingId: string;
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('integer') position: number;
  @Column('text') kind: StepKind;
  @Column('text') text: string;
  /**
   * Number of a registered document of the project that supports the answer; null when none is
   * given.
   */
  @Column('text', { nullable: true }) document: string | null;
  @Column('text') doneBy: string;
  @Column('timestamptz') doneAt: Date;
  /**
   * Position of the previous step, computed by PostgreSQL; null for the first step. A foreign key
   * ensures that `previousPosition`, `previousKind` and `previousBy` have the values of the
   * previous step.
   */
  @Column({
    type: 'integer',
    nullable: true,
    generatedType: 'STORED',
    asExpression: 'NULLIF(position - 1, 0)',
    select: false,
    insert: false,
    update: false,
  })
  previousPosition?: number | null;
  @Column({ type: 'text', nullable: true, select: false, insert: false, update: false })
  previousKind?: string | null;
  @Column({ type: 'text', nullable: true, select: false, insert: false, update: false })
  previousBy?: string | null;
}

export const findingEntities = [FindingRow, FindingStepRow];
