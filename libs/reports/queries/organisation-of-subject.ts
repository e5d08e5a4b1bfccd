import { allInScope, inScope, type Tx } from '#platform';

/**
 * SQL statements that find the organisation of an audit event's subject, one for each type of
 * subject in the audit log.
 */
const ORGANISATION_OF: Readonly<Record<string, string>> = {
  project: `SELECT unit_id FROM projects WHERE id = $1 AND ${inScope('unit_id')}`,
  milestone: `SELECT unit_id FROM milestones WHERE id = $1 AND ${inScope('unit_id')}`,
  'ledger-entry': `SELECT unit_id FROM ledger_entries WHERE id = $1 AND ${inScope('unit_id')}`,
  'ledger-proposal': `SELECT units[1] AS unit_id FROM ledger_proposals
    WHERE id = $1 AND cardinality(units) = 1 AND ${allInScope('units')}`,
  'budget-filing': `SELECT unit_id FROM budget_filings WHERE id = $1 AND ${inScope('unit_id')}`,
  finding: `SELECT unit_id FROM findings WHERE id = $1 AND ${inScope('unit_id')}`,
  alert: `SELECT unit_id FROM alerts WHERE id = $1 AND ${inScope('unit_id')}`,
  delegation: 'SELECT unit_id FROM delegations WHERE id = $1',
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Returns the organisation of an audit event's subject, if it lies within the transaction's access
 * scope; null when the subject does not exist or belongs to no organisation.
 */
export async function organisationOfSubject(
  tx: Tx,
  subjectType: string,
  subjectId: string,
): Promise<string | null> {
  if (subjectType === 'unit') return (await isUnit(tx, subjectId)) ? subjectId : null;
  const sql = ORGANISATION_OF[subjectType];
  const [row] =
    sql === undefined || !UUID.test(subjectId)
      ? []
      : await tx.query<{ unit_id: string }[]>(sql, [subjectId]);
  return row?.unit_id ?? null;
}

const isUnit = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.query<object[]>('SELECT FROM organisations WHERE id = $1', [id])).length > 0;
