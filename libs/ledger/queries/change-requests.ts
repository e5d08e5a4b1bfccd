import { CHANGE_REQUESTS_SQL } from '#approvals';
import { projectInScope, PROJECTS_SQL } from '#projects';
import { PEOPLE_SQL, allInScope } from '#identity';
import { inScope, type Tx } from '#platform/database';
import type { Month } from '#values';
import type { EntryFacts, Series } from '../rules/entry.js';
import { type CompositionColumns } from '../store/entry-row.js';
import type {
  LedgerChangeRequestKind,
  LedgerChangeRequestRow,
  LedgerChangeRequestState,
} from '../store/change-request-row.js';
import { LEDGER_REQUESTS, REQUEST_COLUMNS } from '../store/change-requests.js';

/** A change request with the names of the users who submitted and decided it. */
export interface ListedLedgerChangeRequest extends LedgerChangeRequestRow {
  filedByName: string | null;
  decidedByName: string | null;
}

/**
 * Another pending change request that contains an entry of the same project, month and kind of
 * amount, and may therefore have been submitted twice.
 */
export interface AlikeLedgerChangeRequest {
  id: string;
  filedAt: Date;
  filedByName: string | null;
}

/**
 * A change request as shown to users: with its project if it has only one, and with similar pending
 * change requests.
 */
export interface ShownLedgerChangeRequest extends ListedLedgerChangeRequest {
  projectId: string | null;
  projectName: string | null;
  alike: AlikeLedgerChangeRequest[];
}

/** Filter for a list of change requests; an undefined field does not restrict the list. */
export interface LedgerChangeRequestFilter {
  state?: LedgerChangeRequestState | undefined;
  kind?: LedgerChangeRequestKind | undefined;
  filedBy?: string | undefined;
  /**
   * Only change requests with an entry that matches all of `projectId`, `series` and `month`, as
   * far as these are given.
   */
  projectId?: string | undefined;
  series?: Series | undefined;
  month?: Month | undefined;
}

/** Cursor for paging: identifies the last change request of the previous page. */
export interface LedgerChangeRequestKey {
  filedAt: Date;
  id: string;
}

const LIST = `SELECT ${REQUEST_COLUMNS} FROM ${LEDGER_REQUESTS} proposal
  WHERE ${allInScope('proposal.units')} AND proposal.state <> 'draft' AND ($1::text IS NULL OR proposal.state = $1)
    AND ($2::text IS NULL OR proposal.kind = $2) AND ($3::text IS NULL OR proposal.filed_by = $3)
    AND ($4::timestamptz IS NULL OR proposal.filed_at < $4
      OR (proposal.filed_at = $4 AND proposal.id > $5))
    AND (num_nonnulls($6::uuid, $7::text, $8::text) = 0
      OR EXISTS (SELECT FROM ledger_change_request_rows row WHERE row.proposal_id = proposal.id
        AND ($6::uuid IS NULL OR row.project_id = $6) AND ($7::text IS NULL OR row.series = $7)
        AND ($8::text IS NULL OR row.month = $8))
      OR EXISTS (SELECT FROM ledger_entries row WHERE row.proposal_id = proposal.id
        AND ($6::uuid IS NULL OR row.project_id = $6) AND ($7::text IS NULL OR row.series = $7)
        AND ($8::text IS NULL OR row.month = $8)))
  ORDER BY proposal.filed_at DESC, proposal.id LIMIT $9`;

/** Lists the change requests whose organisations all lie within the access scope, newest first. */
export async function ledgerChangeRequestsOf(
  tx: Tx,
  { state, kind, filedBy, projectId, series, month }: LedgerChangeRequestFilter,
  { after, limit }: { after?: LedgerChangeRequestKey | undefined; limit: number },
): Promise<ShownLedgerChangeRequest[]> {
  const rows = await tx.query<LedgerChangeRequestRow[]>(LIST, [
    state ?? null,
    kind ?? null,
    filedBy ?? null,
    after?.filedAt ?? null,
    after?.id ?? null,
    projectId ?? null,
    series ?? null,
    month ?? null,
    limit,
  ]);
  return withProject(tx, rows);
}

/** Adds to each change request the names of the users who submitted and decided it. */
export async function withDeciders(
  tx: Tx,
  rows: readonly LedgerChangeRequestRow[],
): Promise<ListedLedgerChangeRequest[]> {
  const people = await tx.query<{ id: string; name: string }[]>(
    `SELECT id::text, name FROM ${PEOPLE_SQL} people WHERE id::text = ANY ($1::text[])`,
    [rows.flatMap((row) => [row.filedBy, row.decidedBy])],
  );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    ...row,
    filedByName: names.get(row.filedBy) ?? null,
    decidedByName: row.decidedBy === null ? null : (names.get(row.decidedBy) ?? null),
  }));
}

/**
 * Adds to each change request the names of users, similar change requests, and the project if there
 * is only one. The project is found through the entries of the request, which are in one table
 * while pending and in another once approved.
 */
export async function withProject(
  tx: Tx,
  rows: readonly LedgerChangeRequestRow[],
): Promise<ShownLedgerChangeRequest[]> {
  const found = await tx.query<{ id: string; projectId: string; projectName: string }[]>(
    `SELECT proposal.id, project.id AS "projectId", project.name AS "projectName"
      FROM unnest($1::uuid[]) AS proposal (id)
      CROSS JOIN LATERAL (SELECT project_id FROM ledger_change_request_rows
        WHERE proposal_id = proposal.id UNION ALL SELECT project_id FROM ledger_entries
        WHERE proposal_id = proposal.id LIMIT 1) one
      JOIN ${PROJECTS_SQL} project ON project.id = one.project_id AND ${inScope('project.organisation_number')}`,
    [rows.filter((row) => row.projects === 1).map((row) => row.id)],
  );
  const projects = new Map(found.map((project) => [project.id, project]));
  const alike = await alikeOf(tx, rows);
  return (await withDeciders(tx, rows)).map((row) => ({
    ...row,
    projectId: projects.get(row.id)?.projectId ?? null,
    projectName: projects.get(row.id)?.projectName ?? null,
    alike: alike.get(row.id) ?? [],
  }));
}

/**
 * Largest number of entries in a change request for which similar requests are looked up. Larger
 * requests come from imported files, whose rows were compared when the file was submitted.
 */
const COMPARED_ENTRIES_MAX = 100;
/** Largest number of similar change requests listed for each change request. */
const ALIKE_MAX = 20;

/**
 * Returns, by id of each change request, the other pending change requests that contain an entry of
 * the same project, month and kind of amount.
 */
export async function alikeOf(
  tx: Tx,
  rows: readonly Pick<LedgerChangeRequestRow, 'id' | 'state' | 'entries'>[],
): Promise<Map<string, AlikeLedgerChangeRequest[]>> {
  const compared = rows
    .filter(({ state, entries }) => state === 'proposed' && entries <= COMPARED_ENTRIES_MAX)
    .map(({ id }) => id);
  if (compared.length === 0) return new Map();
  const found = await tx.query<(AlikeLedgerChangeRequest & { beside: string })[]>(
    `SELECT DISTINCT own.proposal_id AS beside, proposal.id, proposal.created_at AS "filedAt",
      person.name AS "filedByName"
       FROM ledger_change_request_rows own
       JOIN ledger_change_request_rows other ON other.project_id = own.project_id
         AND other.series = own.series AND other.month = own.month
        AND other.proposal_id <> own.proposal_id AND other.reverses_id IS NULL
       JOIN ${CHANGE_REQUESTS_SQL} proposal ON proposal.id = other.proposal_id
         AND proposal.state = 'submitted' AND ${projectInScope('other.project_id')}
       LEFT JOIN ${PEOPLE_SQL} person ON person.id::text = proposal.submitted_by
      WHERE own.proposal_id = ANY ($1::uuid[]) AND own.reverses_id IS NULL ORDER BY "filedAt", proposal.id`,
    [compared],
  );
  const alike = new Map<string, AlikeLedgerChangeRequest[]>();
  for (const { beside, ...one } of found) {
    const list = alike.get(beside) ?? [];
    if (list.length < ALIKE_MAX) alike.set(beside, [...list, one]);
  }
  return alike;
}

/**
 * An entry of a change request. `entryId` and `sequence` are null until the entry is in the ledger.
 */
export interface LedgerChangeRequestLine
  extends Omit<EntryFacts, 'composition'>, CompositionColumns {
  line: string;
  projectId: string;
  projectName: string;
  entryId: string | null;
  sequence: bigint | null;
}

const LINE = `series, month, effective_on AS "effectiveOn", amount_fen AS "amountFen", building_fen AS "buildingFen", equipment_fen AS "equipmentFen", other_fen AS "otherFen", land_fen AS "landFen",
  funding_source AS "fundingSource", document, note, origin, reverses_id AS "reversesId", corrects_id AS "correctsId"`;

/**
 * Lists the entries of a change request, whether still pending or already in the ledger: at most
 * `limit`, beginning with the one that follows line number `after`.
 */
export function linesOf(
  tx: Tx,
  changeRequest: Pick<LedgerChangeRequestRow, 'id' | 'state'>,
  page: { after?: string | undefined; limit: number },
): Promise<LedgerChangeRequestLine[]> {
  const from =
    changeRequest.state === 'approved'
      ? `SELECT project_id::text || ' ' || lpad(sequence::text, 12, '0') AS line, project_id,
        id AS "entryId", sequence, ${LINE} FROM ledger_entries WHERE proposal_id = $1`
      : `SELECT lpad(position::text, 12, '0') AS line, project_id, NULL::uuid AS "entryId",
        NULL::bigint AS sequence, ${LINE} FROM ledger_change_request_rows WHERE proposal_id = $1`;
  return tx.query<LedgerChangeRequestLine[]>(
    `SELECT lines.*, lines.project_id AS "projectId", project.name AS "projectName"
      FROM (${from}) lines JOIN ${PROJECTS_SQL} project ON project.id = lines.project_id
        AND ${inScope('project.organisation_number')}
      WHERE $2::text IS NULL OR line COLLATE "C" > $2 ORDER BY line COLLATE "C" LIMIT $3`,
    [changeRequest.id, page.after ?? null, page.limit],
  );
}
