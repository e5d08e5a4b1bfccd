import { CHANGE_REQUEST_ORGANISATIONS_SQL } from '#approvals';
import { PROJECTS_OF_DOCUMENT } from '#documents';
import { DELEGATIONS_SQL, ORGANISATIONS_SQL, allInScope, anyInScope } from '#identity';
import { ALERTS_SQL } from '#alerts';
import { LEDGER_CHANGE_REQUESTS_SQL, LEDGER_ENTRIES_SQL } from '#ledger';
import { FINDINGS_SQL, SUPERVISION_ITEMS_SQL } from '#supervision';
import { ALL_MILESTONES_SQL } from '#milestones';
import { PROJECTS_SQL, projectInScope } from '#projects';
import { PROCEDURE_SEEN, PROCEDURES_SQL } from '#procedures';
import { inScope, type Tx } from '#platform/database';

/** SQL that finds the organisation of a readable project; the project's id is to follow. */
const LEAD = `SELECT unit_id FROM ${PROJECTS_SQL} projects
  WHERE ${inScope('organisation_number')} AND id =`;

const OF_CHANGE_REQUEST = `SELECT CASE WHEN count(DISTINCT organisation_id) = 1
    THEN min(organisation_id) END AS unit_id
  FROM ${CHANGE_REQUEST_ORGANISATIONS_SQL} part WHERE change_request_id = $1
  HAVING count(*) > 0 AND ${allInScope('array_agg(organisation_id)')}`;

/**
 * SQL statements that find the organisation of an audit event's subject, one for each type of
 * subject in the audit log.
 */
const ORGANISATION_OF: Readonly<Record<string, string>> = {
  project: `SELECT unit_id FROM ${PROJECTS_SQL} projects WHERE id = $1 AND ${inScope('organisation_number')}`,
  milestone: `${LEAD} (SELECT project_id FROM ${ALL_MILESTONES_SQL} milestones WHERE id = $1)`,
  'ledger-entry': `${LEAD} (SELECT project_id FROM ${LEDGER_ENTRIES_SQL} ledger_entries WHERE id = $1)`,
  'ledger-proposal': `SELECT CASE WHEN cardinality(units) = 1 THEN units[1] END AS unit_id
    FROM ${LEDGER_CHANGE_REQUESTS_SQL} ledger_change_requests WHERE id = $1 AND ${allInScope('units')}`,
  'change-request': OF_CHANGE_REQUEST,
  'budget-filing': OF_CHANGE_REQUEST,
  finding: `${LEAD} (SELECT project_id FROM ${FINDINGS_SQL} findings WHERE id = $1)`,
  // An audit finding is addressed as an item as well.
  'supervision-item': `SELECT lead_organisation_id AS unit_id FROM ${SUPERVISION_ITEMS_SQL} item
    WHERE id = $1 AND (${projectInScope('item.project_id')}
      OR ${anyInScope('(item.lead_organisation_id || item.supporting_organisation_ids)')})
    UNION ALL ${LEAD} (SELECT project_id FROM ${FINDINGS_SQL} findings WHERE id = $1)`,
  // The department's where it sees the procedure and not the project.
  procedure: `SELECT coalesce(project.unit_id, procedure.organisation_id) AS unit_id
    FROM ${PROCEDURES_SQL} procedure LEFT JOIN ${PROJECTS_SQL} project
      ON project.id = procedure.project_id AND ${inScope('project.organisation_number')}
    WHERE procedure.id = $1 AND ${PROCEDURE_SEEN}`,
  alert: `${LEAD} (SELECT project_id FROM ${ALERTS_SQL} alerts WHERE id = $1)`,
  document: `SELECT min(unit_id) AS unit_id FROM ${PROJECTS_SQL} projects
    WHERE id IN (${PROJECTS_OF_DOCUMENT}) AND ${inScope('organisation_number')}
    HAVING count(DISTINCT unit_id) = 1`,
  'display-token': `SELECT organisation_id AS unit_id FROM display_tokens
    WHERE id = $1 AND ${allInScope('ARRAY[organisation_id]')}`,
  delegation: `SELECT unit_id FROM ${DELEGATIONS_SQL} delegations WHERE id = $1`,
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Returns the organisation to which the subject of an audit event belongs. Returns null when the
 * subject does not exist, lies outside the transaction's access scope, or belongs to no
 * organisation.
 */
export async function organisationOfSubject(
  tx: Tx,
  subjectType: string,
  subjectId: string,
): Promise<string | null> {
  if (subjectType === 'unit') return (await isUnit(tx, subjectId)) ? subjectId : null;
  return (await subjectInScope(tx, subjectType, subjectId))?.unit_id ?? null;
}

/** Types of subjects for which {@link seesSubject} has an answer. */
export const SCOPED_SUBJECTS: ReadonlySet<string> = new Set(Object.keys(ORGANISATION_OF));

/** Returns whether a subject exists within the transaction's access scope. */
export const seesSubject = async (
  tx: Tx,
  subjectType: string,
  subjectId: string,
): Promise<boolean> => (await subjectInScope(tx, subjectType, subjectId.toLowerCase())) !== null;

async function subjectInScope(
  tx: Tx,
  subjectType: string,
  subjectId: string,
): Promise<{ unit_id: string | null } | null> {
  const sql = ORGANISATION_OF[subjectType];
  if (sql === undefined || !UUID.test(subjectId)) return null;
  const [row] = await tx.query<{ unit_id: string | null }[]>(sql, [subjectId]);
  return row ?? null;
}

const isUnit = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.query<object[]>(`SELECT FROM ${ORGANISATIONS_SQL} organisations WHERE id = $1`, [id]))
    .length > 0;
