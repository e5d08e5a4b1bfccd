import { changesBetween, CHANGE_REQUEST_STEPS_SQL, type FieldChange, type State } from '#approvals';
import { namesOf } from '#identity';
import { inScope, type Tx } from '#platform/database';
import { findProject, PROJECTS_SQL } from '#projects';
import type { Day } from '#values';
import { findingsOf } from '../commands/cost-change-request.js';
import { moneyKind } from '../commands/money-kinds.js';
import { unpackContent } from '../rules/content-json.js';
import type { CostFigure } from '../rules/cost-figure.js';
import type { Finding } from '../rules/estimate-rules.js';
import { missingFields } from '../rules/change-request-complete.js';
import {
  type BudgetChangeRequest,
  budgetChangeRequests,
  type ChangeRequestFilter,
  type ChangeRequestKey,
  findBudgetChangeRequest,
} from '../store/change-requests.js';

/**
 * A change request with the name of its project and the names of the users who submitted and
 * decided it.
 */
export interface ListedChangeRequest extends BudgetChangeRequest {
  projectName: string;
  submittedByName: string | null;
  decidedByName: string | null;
}

/** Lists the change requests within the access scope, newest first. */
export const listChangeRequests = async (
  tx: Tx,
  filter: ChangeRequestFilter,
  page: { after?: ChangeRequestKey | undefined; limit: number },
): Promise<ListedChangeRequest[]> => withNames(tx, await budgetChangeRequests(tx, filter, page));

const PROJECT_NAMES = `SELECT id, name FROM ${PROJECTS_SQL} projects
  WHERE id = ANY ($1::uuid[]) AND ${inScope('organisation_number')}`;

async function withNames(
  tx: Tx,
  changeRequests: readonly BudgetChangeRequest[],
): Promise<ListedChangeRequest[]> {
  const rows = await tx.query<{ id: string; name: string }[]>(PROJECT_NAMES, [
    [...new Set(changeRequests.map(({ projectId }) => projectId))],
  ]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const people = await namesOf(
    tx,
    changeRequests
      .flatMap(({ submittedBy, decidedBy }) => [submittedBy, decidedBy])
      .filter((id) => id !== null),
  );
  const called = (id: string | null): string | null =>
    id === null ? null : (people.get(id) ?? null);
  return changeRequests.map((changeRequest) => ({
    ...changeRequest,
    projectName: names.get(changeRequest.projectId) ?? '',
    submittedByName: called(changeRequest.submittedBy),
    decidedByName: called(changeRequest.decidedBy),
  }));
}

/**
 * A change request as shown to the approver: the request, the fields it would change, the results
 * of the cost rules, and the names of the required fields that are still empty.
 */
export interface ChangeRequestPage {
  filing: ListedChangeRequest;
  changes: FieldChange[];
  findings: Finding[];
  missing: string[];
}

/**
 * Returns a change request as shown to the approver. An approved request has no changes to show,
 * because its content is the current value now.
 * @throws Problem NOT_FOUND when it lies outside the access scope.
 */
export async function changeRequestPage(
  tx: Tx,
  id: string,
  today: Day,
): Promise<ChangeRequestPage> {
  const row = await findBudgetChangeRequest(tx, id);
  const project = await findProject(tx, row.projectId);
  const [changeRequest] = await withNames(tx, [row]);
  if (!changeRequest) throw new Error(`filing ${id} lost its names`);
  if (row.state === 'approved')
    return { filing: changeRequest, changes: [], findings: [], missing: [] };
  const missing = missingFields(row.kind, row.content);
  // An incomplete request is not compared with the current value, because the field that identifies
  // the current value may be empty.
  if (missing.length > 0)
    return {
      filing: changeRequest,
      changes: changesBetween(null, row.content),
      findings: [],
      missing,
    };
  const context = { tx, project, today };
  return {
    filing: changeRequest,
    missing,
    changes: changesBetween(await moneyKind(row.kind).present(context, row.content), row.content),
    findings:
      row.kind === 'cost' ? await findingsOf(context, unpackContent<CostFigure>(row.content)) : [],
  };
}

/**
 * The state of a change request after one action, with the name of the user who took the action.
 */
export interface NamedChangeRequestState {
  version: number;
  state: State;
  content: object;
  reason: string | null;
  changedBy: string;
  changedByName: string | null;
  changedAt: Date;
}

const STATES = `SELECT step.number AS version, step.state, step.reason, step.actor_id AS "changedBy",
    step.happened_at AS "changedAt", coalesce((SELECT earlier.payload
      FROM ${CHANGE_REQUEST_STEPS_SQL} earlier
      WHERE earlier.change_request_id = step.change_request_id AND earlier.number <= step.number
        AND earlier.payload IS NOT NULL ORDER BY earlier.number DESC LIMIT 1), '{}') AS content
  FROM ${CHANGE_REQUEST_STEPS_SQL} step
  WHERE step.change_request_id = $1 AND step.number > $2 ORDER BY step.number LIMIT $3`;

/**
 * Lists the states of a change request, oldest first, at most `limit`, beginning with the state
 * that follows the version `after`.
 * @throws Problem NOT_FOUND when the request lies outside the access scope.
 */
export async function changeRequestStates(
  tx: Tx,
  id: string,
  page: { after: number; limit: number },
): Promise<NamedChangeRequestState[]> {
  await findBudgetChangeRequest(tx, id);
  const states = await tx.query<Omit<NamedChangeRequestState, 'changedByName'>[]>(STATES, [
    id,
    page.after,
    page.limit,
  ]);
  const people = await namesOf(
    tx,
    states.map(({ changedBy }) => changedBy),
  );
  return states.map((state) => ({ ...state, changedByName: people.get(state.changedBy) ?? null }));
}
