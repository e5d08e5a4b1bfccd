import { CHANGE_REQUEST_ORGANISATIONS_SQL, CHANGE_REQUESTS_SQL } from '#approvals';
import { allInScope } from '#identity';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { LedgerChangeRequestRow } from './change-request-row.js';

/**
 * SQL that selects the change requests of the ledger, of all kinds. `units` are the organisations
 * that lead the projects today; they are not stored in the request, so that a transfer of a project
 * does not change it.
 */
export const LEDGER_REQUESTS = `(
  SELECT request.id, request.payload ->> 'form' AS kind,
    CASE request.state WHEN 'submitted' THEN 'proposed' ELSE request.state END AS state,
    ARRAY(SELECT DISTINCT part.organisation_id FROM ${CHANGE_REQUEST_ORGANISATIONS_SQL} part
      WHERE part.change_request_id = request.id ORDER BY 1) AS units,
    (request.payload ->> 'entries')::integer AS entries, request.projects,
    (request.payload ->> 'completedFen')::bigint AS completed_fen,
    (request.payload ->> 'fundsFen')::bigint AS funds_fen,
    (request.payload ->> 'paidFen')::bigint AS paid_fen,
    request.note, (request.payload ->> 'undoesId')::uuid AS undoes_id,
    coalesce(request.submitted_by, request.authors[1]) AS filed_by,
    request.created_at AS filed_at, request.decided_by, request.decided_at, request.reason
  FROM ${CHANGE_REQUESTS_SQL} request
  WHERE request.kind IN ('ledger-entries', 'import'))`;

/** Columns of {@link LEDGER_REQUESTS}, read as `proposal`, under the names of the row type. */
export const REQUEST_COLUMNS = `proposal.id, proposal.kind, proposal.state, proposal.units,
  proposal.entries, proposal.projects, proposal.completed_fen AS "completedFen",
  proposal.funds_fen AS "fundsFen", proposal.paid_fen AS "paidFen", proposal.note,
  proposal.undoes_id AS "undoesId", proposal.filed_by AS "filedBy",
  proposal.filed_at AS "filedAt", proposal.decided_by AS "decidedBy",
  proposal.decided_at AS "decidedAt", proposal.reason`;

const FIND = `SELECT ${REQUEST_COLUMNS} FROM ${LEDGER_REQUESTS} proposal
  WHERE proposal.id = $1 AND ${allInScope('proposal.units')}`;

/**
 * Returns a change request by id.
 * @throws Problem NOT_FOUND when it does not exist, or some of its organisations lie outside the
 * access scope
 */
export async function findLedgerChangeRequest(tx: Tx, id: string): Promise<LedgerChangeRequestRow> {
  const [row] = await tx.query<LedgerChangeRequestRow[]>(FIND, [id]);
  if (!row) throw new Problem('NOT_FOUND');
  return row;
}
