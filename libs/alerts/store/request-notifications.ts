import { CHANGE_REQUEST_ORGANISATIONS_SQL } from '#approvals';
import { PEOPLE_SQL } from '#identity';
import type { Tx } from '#platform/database';
import { MAILS_SQL } from '#platform/mail';
import { PROJECTS_SQL } from '#projects';
import type { Day } from '#values';

/** A step in the history of a change request, of which a person is or was told. */
export interface RequestStep {
  id: string;
  step: number;
}

const TOLD = `SELECT change_request_id AS id, step, person_id AS "personId"
  FROM change_request_notifications WHERE change_request_id = ANY ($1::uuid[])`;

/** Lists who was told of which steps of some change requests. */
export const notifiedSteps = (
  tx: Tx,
  ids: readonly string[],
): Promise<(RequestStep & { personId: string })[]> => tx.query(TOLD, [ids]);

const MARK = `INSERT INTO change_request_notifications
    (change_request_id, step, person_id, digest_id, mail_id, told_on)
  SELECT id, step, $2, $3, $4, $5 FROM jsonb_to_recordset($1::jsonb) AS told (id uuid, step integer)`;

/** Stores in which digest a person was told of steps of change requests. */
export async function markRequestsNotified(
  tx: Tx,
  steps: readonly RequestStep[],
  to: { personId: string; digestId: string; mailId: string | null; on: Day },
): Promise<void> {
  if (steps.length === 0) return;
  await tx.query(MARK, [
    JSON.stringify(steps.map(({ id, step }) => ({ id, step }))),
    to.personId,
    to.digestId,
    to.mailId,
    to.on,
  ]);
}

const FORGET = `DELETE FROM change_request_notifications WHERE digest_id = ANY ($1::uuid[])`;

/** Forgets what digests told that never left, so that what still holds goes into another one. */
export async function forgetRequestsNotified(tx: Tx, digestIds: readonly string[]): Promise<void> {
  if (digestIds.length > 0) await tx.query(FORGET, [digestIds]);
}

const WAITS = `state = 'pending' AND next_attempt_at <= $1`;
const WAITING = `SELECT told.change_request_id AS id, told.step, told.person_id AS "personId",
    told.digest_id AS "digestId", person.active
  FROM change_request_notifications told
  JOIN ${PEOPLE_SQL} person ON person.id = told.person_id
  WHERE told.digest_id IN (SELECT id FROM ${MAILS_SQL} mail_outbox WHERE ${WAITS}
      UNION SELECT digest_id FROM channel_messages WHERE ${WAITS})
    AND ($2::uuid IS NULL OR told.digest_id = $2)
  ORDER BY told.digest_id, told.change_request_id`;

/** A step of a change request in a digest that is not sent yet. */
export interface WaitingStep extends RequestStep {
  digestId: string;
  personId: string;
  /** Whether the reader's account is active. */
  active: boolean;
}

/**
 * Lists the steps of change requests in digests with a due mail or channel message; with
 * `digestId`, only those in that digest.
 */
export const waitingSteps = (tx: Tx, now: Date, digestId: string | null): Promise<WaitingStep[]> =>
  tx.query<WaitingStep[]>(WAITING, [now, digestId]);

/** The projects that a change request is about. */
export interface RequestProjects {
  id: string;
  projects: number;
  /** Name of its only project; of several, of one of them. */
  name: string;
}

const PROJECTS = `SELECT part.change_request_id AS id, count(*)::int AS projects,
    min(project.name) AS name
  FROM ${CHANGE_REQUEST_ORGANISATIONS_SQL} part
  JOIN ${PROJECTS_SQL} project ON project.id = part.project_id
  WHERE part.change_request_id = ANY ($1::uuid[]) GROUP BY part.change_request_id`;

/** Names the projects of change requests. Those about no project are left out. */
export const projectsOfRequests = (tx: Tx, ids: readonly string[]): Promise<RequestProjects[]> =>
  tx.query<RequestProjects[]>(PROJECTS, [ids]);
