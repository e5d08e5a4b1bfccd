import { CHANGE_REQUEST_ORGANISATIONS_SQL, CHANGE_REQUESTS_SQL } from '#approvals';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';

interface Held {
  id: string;
  month: string;
}

/** Requests by which a monthly return holds a month: it waits for a decision, or was approved. */
const HOLDS = `request.kind = 'return' AND request.state IN ('submitted', 'approved')`;

const HELD_AMONG = `SELECT request.id, wanted.project_id AS "projectId", wanted.month
  FROM json_to_recordset($1) AS wanted (project_id uuid, month text)
  JOIN ${CHANGE_REQUEST_ORGANISATIONS_SQL} part
    ON part.project_id = wanted.project_id AND wanted.month = ANY (part.months)
  JOIN ${CHANGE_REQUESTS_SQL} request ON request.id = part.change_request_id AND ${HOLDS}
  ORDER BY wanted.project_id, wanted.month, request.created_at`;

const HELD_FOR = `SELECT request.id,
    (SELECT min(month) FROM unnest(mine.months) month WHERE month = ANY (part.months)) AS month
  FROM ${CHANGE_REQUEST_ORGANISATIONS_SQL} mine
  JOIN ${CHANGE_REQUEST_ORGANISATIONS_SQL} part
    ON part.project_id = mine.project_id AND part.months && mine.months
  JOIN ${CHANGE_REQUESTS_SQL} request ON request.id = part.change_request_id AND ${HOLDS}
  WHERE mine.change_request_id = $1 LIMIT 1`;

/**
 * Finds those of the amounts whose month a monthly return holds.
 * @returns the id of the return's change request, by `project month`
 */
export async function heldMonths(
  tx: Tx,
  amounts: readonly { projectId: string; month: string }[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map(
    amounts.map(({ projectId, month }) => [
      `${projectId} ${month}`,
      { project_id: projectId, month },
    ]),
  );
  const rows = await tx.query<(Held & { projectId: string })[]>(HELD_AMONG, [
    JSON.stringify([...wanted.values()]),
  ]);
  return new Map(rows.map(({ id, projectId, month }) => [`${projectId} ${month}`, id]));
}

/**
 * Refuses amounts in months that a monthly return holds: such a month is corrected by a new return,
 * so that each amount has one source.
 * @throws Problem RETURN_HOLDS_MONTH with a link to the request of the return
 */
export async function refuseHeldMonths(
  tx: Tx,
  amounts: readonly { projectId: string; month: string }[],
): Promise<void> {
  for (const [key, id] of await heldMonths(tx, amounts))
    throw holding({ id, month: key.slice(-7) });
}

/**
 * Refuses a change request of the ledger about a month that a return came to hold meanwhile.
 * @throws Problem RETURN_HOLDS_MONTH
 */
export async function refuseHeldRequest(tx: Tx, changeRequestId: string): Promise<void> {
  const [held] = await tx.query<Held[]>(HELD_FOR, [changeRequestId]);
  if (held) throw holding(held);
}

const holding = ({ id, month }: Held): Problem =>
  new Problem('RETURN_HOLDS_MONTH', { month, id, link: `/change-requests/${id}` });
