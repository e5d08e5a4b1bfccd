import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#values';
import type { ProcedureKind, ProcedureState, ProcedureStep } from '../rules/procedure-life.js';

/** Row of table `procedures`: a procedure of a project in its present state. */
@Entity('procedures')
export class ProcedureRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('uuid') id: string;
  /** Copy of the project's name, kept by triggers for the department that handles it. */
  @Column({ type: 'text', insert: false, update: false }) projectName: string;
  @Column('text') kind: ProcedureKind;
  @Column('text', { nullable: true }) name: string | null;
  /** The department that handles it. */
  @Column('text') organisationId: string;
  @Column({ type: 'integer', insert: false, update: false }) organisationNumber: number;
  /** Working days that the department may take. */
  @Column('integer') limitDays: number;
  /** The procedure that comes before it; null where it runs beside the others. */
  @Column('uuid', { nullable: true }) afterId: string | null;
  @Column('text') state: ProcedureState;
  /** Day of the last step. */
  @Column('date', { nullable: true }) stateOn: Day | null;
  @Column('date', { nullable: true }) handedInOn: Day | null;
  @Column('date', { nullable: true }) acceptedOn: Day | null;
  @Column('date', { nullable: true }) sentBackOn: Day | null;
  @Column('date', { nullable: true }) doneOn: Day | null;
  /** Number of steps so far. */
  @Column('integer') steps: number;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/** Row of table `procedure_steps`: a step of a procedure. Never changed. */
@Entity('procedure_steps')
export class ProcedureStepRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('uuid') procedureId: string;
  @PrimaryColumn('integer') number: number;
  @Column('text') step: ProcedureStep;
  @Column('date') onDay: Day;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

export const procedureEntities = [ProcedureRow, ProcedureStepRow];
