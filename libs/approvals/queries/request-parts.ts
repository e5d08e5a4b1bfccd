import type { Tx } from '#platform/database';
import type { ChangeRequestRow } from '../store/change-request-rows.js';

/** A project of a request with its organisation. */
export interface Part {
  id: string;
  /** Null where the request creates its project. */
  projectId: string | null;
  organisationId: string;
}

const PARTS = `SELECT change_request_id AS id, project_id AS "projectId",
    organisation_id AS "organisationId"
  FROM change_request_organisations WHERE change_request_id = ANY ($1::uuid[])
  ORDER BY organisation_id, project_id`;

/** Reads the projects of requests with their organisations, by request. */
export async function partsOf(
  tx: Tx,
  rows: readonly ChangeRequestRow[],
): Promise<ReadonlyMap<string, Part[]>> {
  const parts = await tx.query<Part[]>(PARTS, [rows.map(({ id }) => id)]);
  return Map.groupBy(parts, ({ id }) => id);
}

/** Who approved or returned a request, at which level. */
export interface Acted {
  id: string;
  level: number;
  actorId: string;
  onBehalfOf: string | null;
}

const ACTED = `SELECT DISTINCT change_request_id AS id, level, actor_id AS "actorId",
    on_behalf_of AS "onBehalfOf"
  FROM change_request_decisions
  WHERE change_request_id = ANY ($1::uuid[]) AND move IN ('approve', 'return')`;

/** Reads who acted on requests at which level, by request. */
export async function actedOf(
  tx: Tx,
  rows: readonly ChangeRequestRow[],
): Promise<ReadonlyMap<string, Acted[]>> {
  const waiting = rows.filter(({ state, review }) => state === 'submitted' && review.length > 1);
  if (waiting.length === 0) return new Map();
  const acted = await tx.query<Acted[]>(ACTED, [waiting.map(({ id }) => id)]);
  return Map.groupBy(acted, ({ id }) => id);
}
