import { namesOf } from '#identity';
import { inScope, type Tx } from '#platform/database';
import { findProject, PROJECTS_SQL, projectInScope } from '#projects';
import type { Day } from '#values';
import { findingsOf } from '../commands/cost-change-request.js';
import { seenChangeRequest } from '../commands/lock-change-request.js';
import { workOf } from '../commands/change-handlers.js';
import { unpackContent } from '../rules/content-json.js';
import type { CostFigure } from '../rules/cost-figure.js';
import type { Finding } from '../rules/estimate-rules.js';
import { changesBetween, type FieldChange } from '../rules/change-request-changes.js';
import { missingFields } from '../rules/change-request-complete.js';
import type { ChangeRequestKind } from '../rules/change-request-contents.js';
import type { ChangeRequestState } from '../rules/change-request-life.js';
import {
  BudgetChangeRequestRow,
  BudgetChangeRequestStateRow,
} from '../store/change-request-rows.js';

/** Filter for a list of change requests; an undefined field does not restrict the list. */
export interface ChangeRequestFilter {
  projectId?: string | undefined;
  kind?: ChangeRequestKind | undefined;
  state?: ChangeRequestState | undefined;
}

/** Cursor for paging: identifies the last change request of the previous page. */
export interface ChangeRequestKey {
  createdAt: string;
  id: string;
}

/**
 * A change request with the name of its project and the names of the users who submitted and
 * decided it.
 */
export interface ListedChangeRequest extends BudgetChangeRequestRow {
  projectName: string;
  submittedByName: string | null;
  decidedByName: string | null;
}

/** Lists the change requests within the access scope, newest first. */
export async function listChangeRequests(
  tx: Tx,
  filter: ChangeRequestFilter,
  page: { after?: ChangeRequestKey | undefined; limit: number },
): Promise<ListedChangeRequest[]> {
  const query = tx
    .createQueryBuilder(BudgetChangeRequestRow, 'filing')
    .where(projectInScope('filing.project_id'))
    .orderBy('filing.created_at', 'DESC')
    .addOrderBy('filing.id', 'DESC')
    .limit(page.limit);
  if (filter.projectId) query.andWhere('filing.project_id = :projectId', filter);
  if (filter.kind) query.andWhere('filing.kind = :kind', filter);
  if (filter.state) query.andWhere('filing.state = :state', filter);
  if (page.after) query.andWhere('(filing.created_at, filing.id) < (:createdAt, :id)', page.after);
  return withNames(tx, await query.getMany());
}

async function withNames(
  tx: Tx,
  changeRequests: readonly BudgetChangeRequestRow[],
): Promise<ListedChangeRequest[]> {
  const rows = await tx.query<{ id: string; name: string }[]>(
    `SELECT id, name FROM ${PROJECTS_SQL} projects WHERE id = ANY ($1::uuid[]) AND ${inScope('organisation_number')}`,
    [[...new Set(changeRequests.map(({ projectId }) => projectId))]],
  );
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
  const row = await seenChangeRequest(tx, id);
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
    changes: changesBetween(await workOf(row.kind).present(context, row.content), row.content),
    findings:
      row.kind === 'cost' ? await findingsOf(context, unpackContent<CostFigure>(row.content)) : [],
  };
}

/**
 * The state of a change request after one action, with the name of the user who took the action.
 */
export interface NamedChangeRequestState extends BudgetChangeRequestStateRow {
  changedByName: string | null;
}

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
  await seenChangeRequest(tx, id);
  const states = await tx
    .createQueryBuilder(BudgetChangeRequestStateRow, 'state')
    .where('state.filing_id = :id AND state.version > :after', { id, after: page.after })
    .orderBy('state.version')
    .limit(page.limit)
    .getMany();
  const people = await namesOf(
    tx,
    states.map(({ changedBy }) => changedBy),
  );
  return states.map((state) => ({ ...state, changedByName: people.get(state.changedBy) ?? null }));
}
