import { OrganisationCodeField } from '#identity/http';
import {
  CodeField,
  DayField,
  FlagField,
  IdField,
  NewestFirstQuery,
  PageOf,
  TextField,
  WholeField,
} from '#platform/http';
import type { Day } from '#values';
import type { DepartmentLoad } from '../queries/department-load.js';
import type { ListedProcedure, ListedStep } from '../queries/procedures.js';
import type { TimedRun } from '../rules/procedure-clock.js';
import {
  PROCEDURE_KINDS,
  PROCEDURE_STATES,
  PROCEDURE_STEPS,
  type ProcedureKind,
  type ProcedureState,
  type ProcedureStep,
  type ProcedureHolder,
} from '../rules/procedure-life.js';

/** Largest limit of a procedure, in working days. */
const LIMIT_DAYS_MAX = 1000;

/** Query parameters that filter the list of procedures. */
export class ProcedureQuery extends NewestFirstQuery {
  @OrganisationCodeField({
    optional: true,
    nullable: false,
    description: 'only those that this department handles',
  })
  organisationId?: string;
  @CodeField(PROCEDURE_STATES, { optional: true, nullable: false }) state?: ProcedureState;
  @FlagField({
    optional: true,
    nullable: false,
    description: 'only those with which the department is over its limit today',
  })
  late?: boolean;
}

/** Request body with a procedure of a project, and the steps that it has gone through already. */
export class NewProcedureDto {
  @CodeField(PROCEDURE_KINDS) kind: ProcedureKind;
  @TextField({ max: 200, optional: true, description: 'needed for the kind other' })
  name?: string | null;
  @OrganisationCodeField({ description: 'the department that handles it' }) organisationId: string;
  @WholeField({
    min: 1,
    max: LIMIT_DAYS_MAX,
    example: 20,
    description: 'working days that the department may take from its acceptance',
  })
  limitDays: number;
  @IdField({
    optional: true,
    description: 'the procedure of the project that comes before it; without it, it runs beside',
  })
  afterId?: string | null;
  @DayField({ optional: true, description: 'not after today' }) handedInOn?: Day | null;
  @DayField({ optional: true, description: 'not after today, not before it was handed in' })
  acceptedOn?: Day | null;
  @DayField({ optional: true, description: 'not after today, not before its acceptance' })
  sentBackOn?: Day | null;
  @DayField({ optional: true, description: 'not after today, not before its acceptance' })
  doneOn?: Day | null;
}

/** Request body that records a step of a procedure. */
export class ProcedureStepDto {
  @CodeField(PROCEDURE_STEPS) step: ProcedureStep;
  @DayField({ description: 'not after today, not before the last step' }) on: Day;
  @TextField({ max: 2000, lines: true, optional: true, example: '补正材料后重新申报（示例）' })
  note?: string | null;
}

/** A step that a procedure went through. */
export class ProcedureStepView {
  /** @example 1 */
  number: number;
  step: ProcedureStep;
  on: string;
  note: string | null;
  recordedByName: string | null;
  recordedAt: string;
}

/** A time during which the department worked on a procedure, counted in working days. */
export class ProcedureRunView {
  acceptedOn: string;
  /** null while it lasts */
  endedOn: string | null;
  /** working days after the acceptance; null where the holidays of a year are not known */
  usedDays: number | null;
  /** last day within the limit; null where the holidays of a year are not known */
  dueOn: string | null;
  late: boolean | null;
}

/** A document of a procedure. */
export class ProcedureDocumentView {
  id: string;
  name: string;
  documentNumber: string | null;
  /** whether its file is kept here */
  hasFile: boolean;
}

/** A procedure of a project, with where it lies and since when. */
export class ProcedureDto {
  id: string;
  projectId: string;
  projectName: string;
  /** null for the department, which sees the procedure but not the project */
  leadOrganisationId: string | null;
  kind: ProcedureKind;
  name: string | null;
  /** the department that handles it */
  organisationId: string;
  /** working days that the department may take from its acceptance */
  limitDays: number;
  afterId: string | null;
  state: ProcedureState;
  handedInOn: string | null;
  acceptedOn: string | null;
  sentBackOn: string | null;
  doneOn: string | null;
  /** who has to act next: the organisation of the project or the department */
  heldBy: ProcedureHolder;
  heldSince: string | null;
  /** last day within the limit of the present or last acceptance; null where none is known */
  dueOn: string | null;
  /** working days that the department used since the last acceptance */
  usedDays: number | null;
  /** whether the department is over its limit, or was when it ended */
  late: boolean | null;
  /** how often the department was over its limit */
  timesLate: number;
  runs: ProcedureRunView[];
  steps: ProcedureStepView[];
  documents: ProcedureDocumentView[];
}

/** A page of procedures. */
export class ProcedurePageDto extends PageOf(ProcedureDto) {}

/** What a department holds, and how often it was late, among the procedures one may see. */
export class DepartmentLoadDto {
  organisationId: string;
  /** handed in or accepted */
  held: number;
  /** over the limit today */
  lateNow: number;
  done: number;
  /** times it took longer than the limit, until done or sent back */
  lateBefore: number;
  /** times that cannot be counted, because the holidays of a year are not known */
  notCounted: number;
}

/** The departments that handle procedures. */
export class DepartmentLoadPageDto extends PageOf(DepartmentLoadDto) {}

/** Converts the load of a department to its response DTO. */
export const presentLoad = (load: DepartmentLoad): DepartmentLoadDto => load;

const presentStep = ({
  number,
  step,
  onDay,
  note,
  recordedByName,
  recordedAt,
}: ListedStep): ProcedureStepView => ({
  number,
  step,
  on: onDay,
  note,
  recordedByName,
  recordedAt: recordedAt.toISOString(),
});

const presentRun = (run: TimedRun): ProcedureRunView => run;

/** Converts a procedure to its response DTO. */
export function presentProcedure(procedure: ListedProcedure): ProcedureDto {
  const last = procedure.runs.at(-1);
  return {
    id: procedure.id,
    projectId: procedure.projectId,
    projectName: procedure.projectName,
    leadOrganisationId: procedure.leadOrganisationId,
    kind: procedure.kind,
    name: procedure.name,
    organisationId: procedure.organisationId,
    limitDays: procedure.limitDays,
    afterId: procedure.afterId,
    state: procedure.state,
    handedInOn: procedure.handedInOn,
    acceptedOn: procedure.acceptedOn,
    sentBackOn: procedure.sentBackOn,
    doneOn: procedure.doneOn,
    heldBy: procedure.holder,
    heldSince: procedure.heldSince,
    dueOn: last?.dueOn ?? null,
    usedDays: last?.usedDays ?? null,
    late: last ? last.late : false,
    timesLate: procedure.runs.filter(({ late }) => late).length,
    runs: procedure.runs.map(presentRun),
    steps: procedure.steps.map(presentStep),
    documents: [...procedure.documents],
  };
}
