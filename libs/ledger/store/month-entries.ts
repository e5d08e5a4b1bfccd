import { CHANGE_REQUEST_ORGANISATIONS_SQL, CHANGE_REQUESTS_SQL } from '#approvals';
import { PROJECTS_SQL, projectInScope } from '#projects';
import type { Tx } from '#platform/database';
import type { Day, Month } from '#values';
import type { FundingSource, Origin, Series } from '../rules/entry.js';
import { type CompositionColumns, compositionOf } from './entry-row.js';
import type { RecordedEntry } from './find-entry.js';

interface MonthRow extends CompositionColumns {
  id: string;
  projectId: string;
  unitId: string;
  sequence: bigint;
  series: Series;
  month: Month;
  effectiveOn: Day;
  amountFen: bigint;
  fundingSource: FundingSource | null;
  document: string | null;
  note: string | null;
  origin: Origin;
  reversesId: string | null;
  correctsId: string | null;
  byReturn: boolean;
}

/** A standing entry, and whether an approved monthly return entered it. */
export interface MonthEntry extends RecordedEntry {
  byReturn: boolean;
}

const OF_MONTH = `SELECT entry.id, entry.project_id AS "projectId", project.unit_id AS "unitId",
    entry.sequence, entry.series, entry.month, entry.effective_on AS "effectiveOn",
    entry.amount_fen AS "amountFen", entry.building_fen AS "buildingFen",
    entry.equipment_fen AS "equipmentFen", entry.other_fen AS "otherFen",
    entry.land_fen AS "landFen", entry.funding_source AS "fundingSource", entry.document,
    entry.note, entry.origin, entry.reverses_id AS "reversesId", entry.corrects_id AS "correctsId",
    EXISTS (SELECT FROM ${CHANGE_REQUESTS_SQL} request
      WHERE request.id = entry.proposal_id AND request.kind = 'return') AS "byReturn"
  FROM ledger_entries entry JOIN ${PROJECTS_SQL} project ON project.id = entry.project_id
  WHERE entry.project_id = $1 AND entry.month = $2 AND entry.reverses_id IS NULL
    AND entry.origin <> 'recovery'
    AND ${projectInScope('entry.project_id')}
    AND NOT EXISTS (SELECT FROM ledger_entries taker
      WHERE taker.project_id = entry.project_id AND taker.reverses_id = entry.id)
  ORDER BY entry.sequence`;

/**
 * Lists the entries of a project and month that are neither reversed nor reversals, in order.
 * Recoveries are left out: they stand beside what a month's return says.
 */
export async function entriesOfMonth(
  tx: Tx,
  projectId: string,
  month: Month,
): Promise<MonthEntry[]> {
  const rows = await tx.query<MonthRow[]>(OF_MONTH, [projectId, month]);
  return rows.map((row) => ({ ...row, composition: compositionOf(row) }));
}

const WAITING_IN_MONTH = `SELECT request.id FROM ${CHANGE_REQUEST_ORGANISATIONS_SQL} part
  JOIN ${CHANGE_REQUESTS_SQL} request ON request.id = part.change_request_id
  WHERE part.project_id = $1 AND $2 = ANY (part.months) AND request.state = 'submitted'
    AND request.kind IN ('ledger-entries', 'import')
    AND request.payload -> 'besideReturns' IS DISTINCT FROM 'true'::jsonb
  ORDER BY request.created_at LIMIT 1`;

/**
 * Returns the id of a submitted request that would enter amounts in a project's month by hand or
 * from a file; null when none waits.
 */
export async function waitingInMonth(
  tx: Tx,
  projectId: string,
  month: Month,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(WAITING_IN_MONTH, [projectId, month]);
  return row?.id ?? null;
}
