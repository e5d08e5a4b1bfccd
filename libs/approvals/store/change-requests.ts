import { allInScope } from '#identity';
import { pipelined, type Tx, violatedConstraint } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Move } from '../rules/states.js';
import {
  ChangeRequestDecisionRow,
  ChangeRequestProjectRow,
  ChangeRequestRow,
} from './change-request-rows.js';
import { NO_FOREIGN_DRAFT } from './exported-sql.js';

/** A project that a change request concerns, with the months that it concerns. */
export interface RequestProject {
  projectId: string;
  months: readonly string[];
}

/**
 * Condition that a request `change_requests` can be read in the transaction's scope: all of its
 * projects can, and it is no draft of somebody else. Row-level security enforces the same; queries state it as well, so that a page does
 * not show all rows if row-level security is not in force.
 */
export const REQUEST_IN_SCOPE = `${NO_FOREIGN_DRAFT}
  AND ${allInScope(`ARRAY(SELECT part.organisation_id
  FROM change_request_organisations part WHERE part.change_request_id = change_requests.id)`)}`;

/**
 * Reads a change request.
 * @throws Problem NOT_FOUND when there is none, or some of its projects lie outside the scope
 */
export async function findChangeRequest(tx: Tx, id: string): Promise<ChangeRequestRow> {
  const row = await tx
    .createQueryBuilder(ChangeRequestRow, 'change_requests')
    .where(`change_requests.id = :id AND ${REQUEST_IN_SCOPE}`, { id })
    .getOne();
  if (!row) throw new Problem('NOT_FOUND');
  return row;
}

/** Reads those of the change requests that lie within the scope. */
export const findChangeRequests = (tx: Tx, ids: readonly string[]): Promise<ChangeRequestRow[]> =>
  tx
    .createQueryBuilder(ChangeRequestRow, 'change_requests')
    .where(`change_requests.id = ANY (:ids::uuid[]) AND ${REQUEST_IN_SCOPE}`, { ids })
    .getMany();

/** A locked change request, and an instant at which it was locked. */
export interface LockedChangeRequest {
  row: ChangeRequestRow;
  at: Date;
}

const LOCK = `SELECT date_trunc('milliseconds', clock_timestamp()) AS at
  FROM (SELECT FROM change_requests WHERE id = $1 FOR NO KEY UPDATE) locked`;

/**
 * Locks a change request until the transaction ends, so that two people cannot decide it at the
 * same time. A request that may only be read is returned without a lock; it cannot be changed.
 * @throws Problem NOT_FOUND
 */
export async function lockChangeRequest(tx: Tx, id: string): Promise<LockedChangeRequest> {
  const [locked] = await tx.query<{ at: Date }[]>(LOCK, [id]);
  const row = await findChangeRequest(tx, id);
  return { row, at: locked?.at ?? row.createdAt };
}

const ORGANISATIONS_OF = `SELECT DISTINCT organisation_id AS "organisationId"
  FROM change_request_organisations WHERE change_request_id = $1 ORDER BY 1`;

/** Lists the organisations that lead the projects of a request today. */
export async function organisationsOf(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.query<{ organisationId: string }[]>(ORGANISATIONS_OF, [id]);
  return rows.map(({ organisationId }) => organisationId);
}

/** Stores a new change request with its projects. */
export async function insertChangeRequest(
  tx: Tx,
  row: ChangeRequestRow,
  projects: readonly RequestProject[],
): Promise<void> {
  await refusingSecond(tx, row, () => tx.insert(ChangeRequestRow, row));
  if (projects.length > 0)
    await tx.insert(
      ChangeRequestProjectRow,
      projects.map(({ projectId, months }) => ({
        projectId,
        changeRequestId: row.id,
        months: [...months],
      })),
    );
}

/**
 * Stores the new values of a change request and raises its version.
 * @throws Problem FORBIDDEN when the scope does not allow writing in all of its projects
 */
export async function updateChangeRequest(
  tx: Tx,
  row: ChangeRequestRow,
  change: Partial<ChangeRequestRow>,
): Promise<ChangeRequestRow> {
  const next = { ...row, ...change, version: row.version + 1 };
  const { affected } = await refusingSecond(tx, next, () =>
    tx.update(ChangeRequestRow, { id: row.id }, { ...change, version: next.version }),
  );
  if (affected !== 1) throw new Problem('FORBIDDEN');
  return next;
}

const WAITING_BESIDE = `SELECT id, submitted_at AS "submittedAt" FROM change_requests
  WHERE kind = $1 AND subject_key = $2 AND state = 'submitted' AND id <> $3`;

/**
 * Refuses a request while another one on the same subject waits.
 * @throws Problem CHANGE_REQUEST_WAITING with the id of the other one
 */
export async function refuseSecond(
  tx: Tx,
  { id, kind, subjectKey }: Pick<ChangeRequestRow, 'id' | 'kind' | 'subjectKey'>,
): Promise<void> {
  if (subjectKey === null) return;
  const [other] = await tx.query<{ id: string; submittedAt: Date }[]>(WAITING_BESIDE, [
    kind,
    subjectKey,
    id,
  ]);
  if (other)
    throw new Problem('CHANGE_REQUEST_WAITING', {
      id: other.id,
      link: `/change-requests/${other.id}`,
      submittedAt: other.submittedAt.toISOString(),
    });
}

/**
 * Runs a write. Two requests on one subject that are submitted at the same time both pass {@link
 * refuseSecond}; the database then refuses one of them, and says so only by its constraint.
 */
async function refusingSecond<T>(
  tx: Tx,
  row: Pick<ChangeRequestRow, 'id' | 'kind' | 'subjectKey' | 'state'>,
  write: () => Promise<T>,
): Promise<T> {
  if (row.state === 'submitted') await refuseSecond(tx, row);
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) === 'change_requests_one_waiting')
      throw new Problem('CHANGE_REQUEST_WAITING', {});
    throw error;
  }
}

const GIVE_PROJECTS = `INSERT INTO change_request_projects (project_id, change_request_id, months)
  SELECT id, $1::uuid, '{}' FROM unnest($2::uuid[]) AS given (id)`;

/**
 * Gives an approved request the projects that it created. From then on it is read where the
 * projects are, as if it had been about them from the start.
 */
export async function giveProjects(
  tx: Tx,
  id: string,
  projectIds: readonly string[],
): Promise<void> {
  await tx.query(GIVE_PROJECTS, [id, projectIds]);
  const { affected } = await tx.update(
    ChangeRequestRow,
    { id },
    { projects: projectIds.length, organisationId: null },
  );
  // Row-level security would leave the request as it is without a word.
  if (affected !== 1) throw new Error(`change request ${id} could not be given its projects`);
}

/** An event to be added to the history of a change request. */
export interface Step {
  move: Move | 'draft';
  actorId: string;
  /** Level at which the event happened; by default the present level of the request. */
  at?: number;
  onBehalfOf?: string | null;
  reason?: string | null;
  payload?: object | null;
}

const HAPPENED = `INSERT INTO change_request_decisions (change_request_id, number, move, state, level,
    actor_id, on_behalf_of, reason, payload)
  SELECT $1::uuid, coalesce(max(number), 0) + 1, $2, $3, $4::integer, $5, $6, $7, $8::jsonb
    FROM change_request_decisions WHERE change_request_id = $1::uuid`;

/** Adds an event to the history of a stored change request. */
export async function recordStep(
  tx: Tx,
  { id, state, level }: Pick<ChangeRequestRow, 'id' | 'state' | 'level'>,
  { move, actorId, at = level, onBehalfOf = null, reason = null, payload = null }: Step,
): Promise<void> {
  await pipelined(tx, HAPPENED, [
    id,
    move,
    state,
    String(at),
    actorId,
    onBehalfOf,
    reason,
    payload === null ? null : JSON.stringify(payload),
  ]);
}

/** Lists the events in the history of a change request, oldest first. */
export const stepsOf = (tx: Tx, id: string): Promise<ChangeRequestDecisionRow[]> =>
  tx.find(ChangeRequestDecisionRow, {
    where: { changeRequestId: id },
    order: { number: 'ASC' },
    take: 1000,
  });

const CONTENT_AT = `SELECT step.state, (SELECT earlier.payload FROM change_request_decisions earlier
      WHERE earlier.change_request_id = step.change_request_id AND earlier.number <= step.number
        AND earlier.payload IS NOT NULL ORDER BY earlier.number DESC LIMIT 1) AS payload
  FROM change_request_decisions step WHERE step.change_request_id = $1 AND step.number = $2`;

/**
 * Returns the state and the content that a request had in an earlier version. Each version but
 * those of the ledger's earlier form is the step of the same number.
 */
export async function contentAt(
  tx: Tx,
  id: string,
  version: number,
): Promise<{ state: string; payload: object | null } | null> {
  const [step] = await tx.query<{ state: string; payload: object | null }[]>(CONTENT_AT, [
    id,
    version,
  ]);
  return step ?? null;
}

const ACTED_ELSEWHERE = `SELECT DISTINCT actor_id AS "actorId", on_behalf_of AS "onBehalfOf"
  FROM change_request_decisions
  WHERE change_request_id = $1 AND move IN ('approve', 'return') AND level <> $2`;

/**
 * Lists who acted on a request at another level, and on whose delegation: they do not decide at
 * this one.
 */
export async function actedElsewhere(
  tx: Tx,
  { id, level }: Pick<ChangeRequestRow, 'id' | 'level'>,
): Promise<string[]> {
  const rows = await tx.query<{ actorId: string; onBehalfOf: string | null }[]>(ACTED_ELSEWHERE, [
    id,
    level,
  ]);
  return rows.flatMap(({ actorId, onBehalfOf }) => [actorId, ...(onBehalfOf ? [onBehalfOf] : [])]);
}
