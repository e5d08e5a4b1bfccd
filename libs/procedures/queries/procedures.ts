import { documentsAbout, type NamedDocument } from '#documents';
import { namesOf } from '#identity';
import { loadCalendar } from '#platform/calendar';
import { inScope, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { projectInScope, PROJECTS_SQL } from '#projects';
import type { Day } from '#values';
import { runsOf, type TimedRun, timeRun } from '../rules/procedure-clock.js';
import { holderOf, type ProcedureHolder, type ProcedureState } from '../rules/procedure-life.js';
import type { ProcedureRow, ProcedureStepRow } from '../store/procedure-rows.js';

/** Kind of subject by which documents are linked to procedures. */
export const PROCEDURE_SUBJECT = 'procedure';

/**
 * SQL condition that a row `procedure` is readable in the access scope: with its project, or by the
 * department that handles it, until it ends. Row-level security enforces the same.
 */
export const PROCEDURE_SEEN = `(${projectInScope('procedure.project_id')}
  OR ((procedure.ended_at IS NULL OR procedure.ended_at = now())
    AND ${inScope('procedure.organisation_number')}))`;

const COLUMNS = `procedure.project_id AS "projectId", procedure.id,
  procedure.project_name AS "projectName", procedure.kind, procedure.name,
  procedure.organisation_id AS "organisationId", procedure.limit_days AS "limitDays",
  procedure.after_id AS "afterId", procedure.state, procedure.state_on AS "stateOn",
  procedure.handed_in_on AS "handedInOn", procedure.accepted_on AS "acceptedOn",
  procedure.sent_back_on AS "sentBackOn", procedure.done_on AS "doneOn", procedure.steps,
  procedure.recorded_by AS "recordedBy", procedure.recorded_at AS "recordedAt",
  project.unit_id AS "leadOrganisationId"`;

const FROM_PROCEDURES = `procedures procedure LEFT JOIN ${PROJECTS_SQL} project
  ON project.id = procedure.project_id AND ${inScope('project.organisation_number')}`;

const OF_PROJECT = `SELECT ${COLUMNS} FROM ${FROM_PROCEDURES}
  WHERE procedure.project_id = $1 AND ${PROCEDURE_SEEN}
  ORDER BY procedure.recorded_at, procedure.id`;

const ONE = `SELECT ${COLUMNS} FROM ${FROM_PROCEDURES}
  WHERE procedure.id = $1 AND ${PROCEDURE_SEEN}`;

const PAGE = `SELECT ${COLUMNS} FROM ${FROM_PROCEDURES}
  WHERE ${PROCEDURE_SEEN} AND ($1::text IS NULL OR procedure.organisation_id = $1)
    AND ($2::text IS NULL OR procedure.state = $2)
    AND ($3::uuid[] IS NULL OR procedure.id = ANY ($3))
    AND ($4::timestamptz IS NULL
      OR (date_trunc('milliseconds', procedure.recorded_at), procedure.id) < ($4, $5::uuid))
  ORDER BY date_trunc('milliseconds', procedure.recorded_at) DESC, procedure.id DESC LIMIT $6`;

const ACCEPTED_NOW = `SELECT procedure.id, procedure.accepted_on AS "acceptedOn",
    procedure.limit_days AS "limitDays"
  FROM procedures procedure WHERE procedure.state = 'accepted' AND ${PROCEDURE_SEEN}
    AND ($1::text IS NULL OR procedure.organisation_id = $1)`;

const STEPS = `SELECT procedure_id AS "procedureId", number, step, on_day AS "onDay", note,
    recorded_by AS "recordedBy", recorded_at AS "recordedAt"
  FROM procedure_steps WHERE procedure_id = ANY ($1::uuid[]) ORDER BY procedure_id, number`;

type Found = Omit<ProcedureRow, 'organisationNumber' | 'endedAt'> & {
  leadOrganisationId: string | null;
};

/** A step of a procedure; the name is null where a service of the program recorded it. */
export interface ListedStep extends Omit<ProcedureStepRow, 'projectId'> {
  recordedByName: string | null;
}

/** A procedure with where it lies, its clock, its steps and its documents. */
export interface ListedProcedure extends Omit<Found, 'steps'> {
  holder: ProcedureHolder;
  /** Since when the holder has it; null where nothing was handed in yet, or where it is done. */
  heldSince: Day | null;
  /** Times during which the department worked on it, oldest first. */
  runs: TimedRun[];
  steps: ListedStep[];
  documents: readonly NamedDocument[];
}

/** Lists the procedures of a project in the order in which they were entered. */
export const proceduresOf = async (
  tx: Tx,
  projectId: string,
  today: Day,
): Promise<ListedProcedure[]> =>
  completed(tx, await tx.query<Found[]>(OF_PROJECT, [projectId]), today);

/**
 * Returns one procedure.
 * @throws Problem NOT_FOUND when it does not exist or may not be seen
 */
export async function procedureDetail(tx: Tx, id: string, today: Day): Promise<ListedProcedure> {
  const [procedure] = await completed(tx, await tx.query<Found[]>(ONE, [id]), today);
  if (!procedure) throw new Problem('NOT_FOUND');
  return procedure;
}

/** Filter of a list of procedures; all conditions that are given must match. */
export interface ProcedureFilter {
  /** The department that handles them. */
  organisationId?: string | undefined;
  state?: ProcedureState | undefined;
  /** Only those with which the department is late today. */
  late?: boolean | undefined;
}

interface ProcedurePage {
  after?: { recordedAt: string; id: string } | undefined;
  limit: number;
  today: Day;
}

/** Lists procedures of all projects, newest first. */
export async function listProcedures(
  tx: Tx,
  { organisationId, state, late = false }: ProcedureFilter,
  { after, limit, today }: ProcedurePage,
): Promise<ListedProcedure[]> {
  const rows = await tx.query<Found[]>(PAGE, [
    organisationId ?? null,
    state ?? null,
    late ? await lateNow(tx, organisationId ?? null, today) : null,
    after?.recordedAt ?? null,
    after?.id ?? null,
    limit,
  ]);
  return completed(tx, rows, today);
}

async function lateNow(tx: Tx, organisationId: string | null, today: Day): Promise<string[]> {
  const calendar = await loadCalendar(tx);
  const rows = await tx.query<{ id: string; acceptedOn: Day; limitDays: number }[]>(ACCEPTED_NOW, [
    organisationId,
  ]);
  return rows
    .filter(
      ({ acceptedOn, limitDays }) =>
        timeRun({ acceptedOn, endedOn: null }, { limitDays, calendar, today }).late,
    )
    .map(({ id }) => id);
}

/** Adds to procedures their steps, their clock and their documents. */
async function completed(tx: Tx, rows: readonly Found[], today: Day): Promise<ListedProcedure[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const calendar = await loadCalendar(tx);
  const steps = await tx.query<Omit<ListedStep, 'recordedByName'>[]>(STEPS, [ids]);
  const documents = await documentsAbout(tx, PROCEDURE_SUBJECT, ids);
  const names = await namesOf(
    tx,
    steps.map(({ recordedBy }) => recordedBy),
  );
  return rows.map((row) => {
    const own = steps
      .filter(({ procedureId }) => procedureId === row.id)
      .map((step) => ({ ...step, recordedByName: names.get(step.recordedBy) ?? null }));
    const setting = { limitDays: row.limitDays, calendar, today };
    return {
      ...row,
      holder: holderOf(row.state),
      heldSince: row.state === 'done' ? null : row.stateOn,
      runs: runsOf(own.map(({ step, onDay }) => ({ step, on: onDay }))).map((run) =>
        timeRun(run, setting),
      ),
      steps: own,
      documents: documents.get(row.id) ?? [],
    };
  });
}
