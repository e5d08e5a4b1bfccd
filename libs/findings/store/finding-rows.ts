import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StepKind } from '../rules/finding-life.js';

/** What an auditor found about a project. Never changed; what became of it are its steps. */
@Entity('findings')
export class FindingRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  /** Place in the project's ledger of the entry it is about; null when it is about the project. */
  @Column('bigint', { nullable: true }) entrySequence: bigint | null;
  @Column('text') title: string;
  /** Day by which the unit is to answer. */
  @Column('date') answerDueOn: string;
  @Column('text') raisedBy: string;
  @Column('timestamptz') raisedAt: Date;
}

/** A step of a finding; the first one, `raised`, has the finding's text. */
@Entity('finding_steps')
export class FindingStepRow {
  @PrimaryColumn('uuid') findingId: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @PrimaryColumn('integer') position: number;
  @Column('text') kind: StepKind;
  @Column('text') text: string;
  /** Number of a registered document of the project that an answer rests on. */
  @Column('text', { nullable: true }) document: string | null;
  @Column('text') doneBy: string;
  @Column('timestamptz') doneAt: Date;
}

export const findingEntities = [FindingRow, FindingStepRow];
