import { CHANGE_REQUEST_ORGANISATIONS_SQL, CHANGE_REQUESTS_SQL, type State } from '#approvals';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { projectInScope, PROJECTS_SQL } from '#projects';
import { CHANGE_REQUEST_KINDS, type ChangeRequestKind } from '../rules/change-request-contents.js';

/**
 * A change request about money, with its project. Its content is JSON whose fields depend on the
 * kind; amounts are in fen, as text.
 */
export interface BudgetChangeRequest {
  id: string;
  projectId: string;
  unitId: string;
  kind: ChangeRequestKind;
  state: State;
  version: number;
  content: object;
  /** Ids of all users who wrote, edited or submitted it. */
  authors: string[];
  submittedBy: string | null;
  submittedAt: Date | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  createdAt: Date;
}

/** The change requests about money, each with its one project. */
const BUDGET_REQUESTS = `(
  SELECT request.id, part.project_id, part.organisation_id AS unit_id, request.kind, request.state,
    request.version, request.payload AS content, request.authors, request.submitted_by,
    request.submitted_at, request.decided_by, request.decided_at,
    request.reason AS decision_reason, request.created_at
  FROM ${CHANGE_REQUESTS_SQL} request
  JOIN ${CHANGE_REQUEST_ORGANISATIONS_SQL} part ON part.change_request_id = request.id
  WHERE request.kind IN (${CHANGE_REQUEST_KINDS.map((kind) => `'${kind}'`).join(', ')}))`;

const COLUMNS = `request.id, request.project_id AS "projectId", request.unit_id AS "unitId",
  request.kind, request.state, request.version, request.content, request.authors,
  request.submitted_by AS "submittedBy", request.submitted_at AS "submittedAt",
  request.decided_by AS "decidedBy", request.decided_at AS "decidedAt",
  request.decision_reason AS "decisionReason", request.created_at AS "createdAt"`;

const FIND = `SELECT ${COLUMNS} FROM ${BUDGET_REQUESTS} request
  WHERE request.id = $1 AND ${projectInScope('request.project_id')}`;

/**
 * Reads a change request about money.
 * @throws Problem NOT_FOUND when there is none, or its project lies outside the scope
 */
export async function findBudgetChangeRequest(tx: Tx, id: string): Promise<BudgetChangeRequest> {
  const [row] = await tx.query<BudgetChangeRequest[]>(FIND, [id]);
  if (!row) throw new Problem('NOT_FOUND');
  return row;
}

/** Filter for a list of change requests; an undefined field does not restrict the list. */
export interface ChangeRequestFilter {
  projectId?: string | undefined;
  kind?: ChangeRequestKind | undefined;
  state?: State | undefined;
}

/** Cursor for paging: identifies the last change request of the previous page. */
export interface ChangeRequestKey {
  createdAt: string;
  id: string;
}

const LIST = `SELECT ${COLUMNS} FROM ${BUDGET_REQUESTS} request
  WHERE ${projectInScope('request.project_id')}
    AND ($1::uuid IS NULL OR request.project_id = $1) AND ($2::text IS NULL OR request.kind = $2)
    AND ($3::text IS NULL OR request.state = $3)
    AND ($4::timestamptz IS NULL OR (request.created_at, request.id) < ($4, $5::uuid))
  ORDER BY request.created_at DESC, request.id DESC LIMIT $6`;

/** Lists the change requests about money within the access scope, newest first. */
export const budgetChangeRequests = (
  tx: Tx,
  { projectId, kind, state }: ChangeRequestFilter,
  { after, limit }: { after?: ChangeRequestKey | undefined; limit: number },
): Promise<BudgetChangeRequest[]> =>
  tx.query<BudgetChangeRequest[]>(LIST, [
    projectId ?? null,
    kind ?? null,
    state ?? null,
    after?.createdAt ?? null,
    after?.id ?? null,
    limit,
  ]);

const BY_ID = `SELECT request.id, request.project_id AS "projectId", project.name AS "projectName"
  FROM ${BUDGET_REQUESTS} request
  JOIN ${PROJECTS_SQL} project ON project.id = request.project_id
  WHERE request.id = ANY ($1::uuid[]) AND ${projectInScope('request.project_id')}`;

/** Names the project of each of several change requests about money. */
export const budgetChangeRequestsById = (
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; projectId: string; projectName: string }[]> =>
  tx.query<{ id: string; projectId: string; projectName: string }[]>(BY_ID, [[...ids]]);
