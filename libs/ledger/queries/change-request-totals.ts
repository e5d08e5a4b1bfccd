import { PROJECTS_SQL } from '#projects';
import { inScope, type Tx } from '#platform/database';
import type { Series } from '../rules/entry.js';
import type { LedgerChangeRequestRow } from '../store/change-request-row.js';

/**
 * Effect of a change request on the sum of one kind of amount of a project, fen. The sums before
 * and after are null when the request was returned to its author or withdrawn.
 */
export interface LedgerChangeRequestTotal {
  projectId: string;
  projectName: string;
  series: Series;
  movedFen: bigint;
  beforeFen: bigint | null;
  afterFen: bigint | null;
}

/** SQL for a pending change request. The sum before the request is the current sum. */
const WAITING = `SELECT row.project_id, row.series, sum(row.amount_fen)::bigint AS moved,
  coalesce(max(CASE row.series WHEN 'completed' THEN head.completed_fen
    WHEN 'funds' THEN head.funds_fen ELSE head.paid_fen END), 0)::bigint AS before
    FROM ledger_change_request_rows row LEFT JOIN ledger_heads head ON head.project_id = row.project_id
    WHERE row.proposal_id = $1 GROUP BY row.project_id, row.series`;

/**
 * SQL for an approved change request. The sum before the request is the sum of all entries that
 * precede its first entry; the entries of the request that belong to one project follow each other
 * directly in the hash chain.
 */
const ENTERED = `SELECT own.project_id, own.series, own.moved,
  coalesce((SELECT sum(earlier.amount_fen) FROM ledger_entries earlier
      WHERE earlier.project_id = own.project_id AND earlier.series = own.series
        AND earlier.sequence < own.first), 0)::bigint AS before
    FROM (SELECT project_id, series, sum(amount_fen)::bigint AS moved, min(sequence) AS first
      FROM ledger_entries WHERE proposal_id = $1 GROUP BY project_id, series) own`;

/**
 * SQL for a returned or withdrawn change request, which has no sums before and after. Returns only
 * the amount by which the request would have changed the sum.
 */
const GONE = `SELECT project_id, series, sum(amount_fen)::bigint AS moved, NULL::bigint AS before
  FROM ledger_change_request_rows WHERE proposal_id = $1 GROUP BY project_id, series`;

/** Returns the effect of a change request on the sums, by project and kind of amount. */
export function ledgerChangeRequestTotals(
  tx: Tx,
  { id, state }: Pick<LedgerChangeRequestRow, 'id' | 'state'>,
): Promise<LedgerChangeRequestTotal[]> {
  const moves = state === 'proposed' ? WAITING : state === 'approved' ? ENTERED : GONE;
  return tx.query<LedgerChangeRequestTotal[]>(
    `SELECT project.id AS "projectId", project.name AS "projectName", move.series,
      move.moved AS "movedFen", move.before AS "beforeFen", move.before + move.moved AS "afterFen"
       FROM (${moves}) move JOIN ${PROJECTS_SQL} project ON project.id = move.project_id
         AND ${inScope('project.organisation_number')}
         ORDER BY project.name, project.id, move.series COLLATE "C"`,
    [id],
  );
}
