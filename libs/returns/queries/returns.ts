import { CHANGE_REQUESTS_SQL } from '#approvals';
import { returnDuties } from '#identity';
import { loadCalendar } from '#platform/calendar';
import { inScope, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { projectOrder, PROJECTS_SQL, type Stage } from '#projects';
import type { Day, Month } from '#values';
import { EMPTY_CONTENT, type ReturnContent } from '../rules/return-content.js';
import { isReportingMonth, wasSilent } from '../rules/return-duty.js';
import { dueOn, returnState, type ReturnState } from '../rules/return-state.js';
import { type BesideReturn, besideReturns } from './month-before.js';

/** The return of a project for a month, begun or not, with what is on record beside it. */
export interface MonthlyReturn {
  projectId: string;
  projectName: string;
  unitId: string;
  kind: string;
  flagship: boolean;
  columnNumber: number | null;
  itemNumber: number | null;
  month: Month;
  /** 1 as long as nothing is saved. */
  version: number;
  /** Null as long as nothing is saved. */
  savedAt: Date | null;
  content: ReturnContent;
  state: ReturnState;
  /** Whether the organisation owes it. */
  asked: boolean;
  dueOn: Day | null;
  /** Change request with which it was submitted last, and why it was returned. */
  changeRequestId: string | null;
  requestState: string | null;
  reason: string | null;
  submittedAt: Date | null;
  corrects: string | null;
  beside: BesideReturn;
}

/** Key of a return in the order of projects. */
export interface ReturnKey {
  flagship: boolean;
  columnNumber: number;
  itemNumber: number;
  id: string;
}

interface Row {
  projectId: string;
  projectName: string;
  unitId: string;
  kind: string;
  flagship: boolean;
  tier: string;
  stage: Stage | null;
  stageOn: Day | null;
  columnNumber: number | null;
  itemNumber: number | null;
  version: number | null;
  savedAt: Date | null;
  content: ReturnContent | null;
  corrects: string | null;
  changeRequestId: string | null;
  requestState: string | null;
  reason: string | null;
  submittedAt: Date | null;
  payload: { content: ReturnContent } | null;
}

const OF_PROJECTS = `SELECT project.id AS "projectId", project.name AS "projectName",
    project.unit_id AS "unitId", project.kind, project.flagship,
    project.tier, project.stage, project.stage_on AS "stageOn",
    project.column_number AS "columnNumber", project.item_number AS "itemNumber",
    kept.version, kept.saved_at AS "savedAt", kept.content, kept.corrects,
    kept.change_request_id AS "changeRequestId", request.state AS "requestState",
    request.reason, request.submitted_at AS "submittedAt", request.payload
  FROM ${PROJECTS_SQL} project
  LEFT JOIN project_returns kept ON kept.project_id = project.id AND kept.month = $1
  LEFT JOIN ${CHANGE_REQUESTS_SQL} request ON request.id = kept.change_request_id
  WHERE ${inScope('project.organisation_number')}`;

const ONE_RETURN = `${OF_PROJECTS} AND project.id = $2`;

const PAGE_OF_RETURNS = `${OF_PROJECTS} AND ($2::text IS NULL OR project.unit_id = $2)
    AND ($3::boolean IS NULL OR (${projectOrder('project')}) > ($3, $4::integer, $5::integer, $6::uuid))
  ORDER BY ${projectOrder('project')} LIMIT $7`;

/**
 * Returns the return of a project for a month; one of which nothing is saved is empty.
 * @throws Problem NOT_FOUND when the project lies outside the access scope
 */
export async function returnOf(tx: Tx, projectId: string, month: Month): Promise<MonthlyReturn> {
  const rows = await tx.query<Row[]>(ONE_RETURN, [month, projectId]);
  const [found] = await completed(tx, rows, month);
  if (!found) throw new Problem('NOT_FOUND');
  return found;
}

/** Lists the returns of all visible projects for a month, in the order of projects. */
export async function listReturns(
  tx: Tx,
  { month, organisation }: { month: Month; organisation: string | null },
  page: { after?: ReturnKey | undefined; limit: number },
): Promise<MonthlyReturn[]> {
  const { after, limit } = page;
  const rows = await tx.query<Row[]>(PAGE_OF_RETURNS, [
    month,
    organisation,
    after ? !after.flagship : null,
    after?.columnNumber ?? null,
    after?.itemNumber ?? null,
    after?.id ?? null,
    limit,
  ]);
  return completed(tx, rows, month);
}

/** Adds to returns as stored what is on record beside them. */
async function completed(tx: Tx, rows: readonly Row[], month: Month): Promise<MonthlyReturn[]> {
  if (rows.length === 0) return [];
  const calendar = await loadCalendar(tx);
  const duties = await returnDuties(tx);
  const beside = await besideReturns(
    tx,
    rows.map(({ projectId }) => projectId),
    month,
  );
  return rows.flatMap(({ version, content, payload, reason, tier, stage, stageOn, ...row }) => {
    const own = beside.get(row.projectId);
    if (!own) return [];
    const terms = duties.termsOf(row.unitId, month);
    const state = returnState(row.requestState);
    const held = state === 'submitted' || state === 'approved';
    return [
      {
        ...row,
        month,
        version: version ?? 1,
        content: { ...EMPTY_CONTENT, ...(held && payload ? payload.content : content) },
        state,
        asked:
          duties.asks(row.unitId, month) &&
          isReportingMonth(month, tier, terms) &&
          !wasSilent({ tier, stage, stageOn }, month),
        dueOn: dueOn(month, terms.workingDay, calendar),
        reason: state === 'returned' ? reason : null,
        beside: own,
      },
    ];
  });
}
