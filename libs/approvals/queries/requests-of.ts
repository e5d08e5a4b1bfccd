import type { Tx } from '#platform/database';
import { ChangeRequestRow } from '../store/change-request-rows.js';
import { findChangeRequests, REQUEST_IN_SCOPE } from '../store/change-requests.js';
import { ChangeHandlers, type Words } from '../handlers.js';
import { summariesOf } from './summaries.js';

/** Which change requests are meant; null does not restrict them. */
export interface RequestsMeant {
  kinds: readonly string[] | null;
  /** Those of one of these projects, or submitted by one of `submitters`. */
  projectIds: readonly string[] | null;
  submitters: readonly string[] | null;
  limit: number;
}

/** A change request with one of its projects; null where it concerns none. */
export type RequestOfProject = ChangeRequestRow & { projectId: string | null };

const MEANT = `SELECT change_requests.id, (SELECT part.project_id
      FROM change_request_organisations part WHERE part.change_request_id = change_requests.id
      ORDER BY part.project_id LIMIT 1) AS "projectId"
  FROM change_requests
  WHERE ($1::text[] IS NULL OR change_requests.kind = ANY ($1))
    AND ($2::uuid[] IS NULL OR change_requests.submitted_by = ANY ($3::text[])
      OR EXISTS (SELECT FROM change_request_organisations part
        WHERE part.change_request_id = change_requests.id AND part.project_id = ANY ($2)))
    AND ${REQUEST_IN_SCOPE}
  ORDER BY change_requests.created_at DESC, change_requests.id LIMIT $4`;

/** Lists change requests that the scope shows, newest first. */
export async function changeRequestsOf(
  tx: Tx,
  { kinds, projectIds, submitters, limit }: RequestsMeant,
): Promise<RequestOfProject[]> {
  const meant = await tx.query<{ id: string; projectId: string | null }[]>(MEANT, [
    kinds,
    projectIds,
    submitters ?? [],
    limit,
  ]);
  const rows = await findChangeRequests(
    tx,
    meant.map(({ id }) => id),
  );
  return meant.flatMap(({ id, projectId }) => {
    const row = rows.find((one) => one.id === id);
    return row ? [{ ...row, projectId }] : [];
  });
}

/** Returns what each request is called, in both languages. */
export async function titlesOf(
  tx: Tx,
  handlers: ChangeHandlers,
  rows: readonly ChangeRequestRow[],
): Promise<ReadonlyMap<string, Words>> {
  const summaries = await summariesOf(tx, handlers, rows);
  return new Map([...summaries].map(([id, { title }]) => [id, title]));
}
