import { fileChangeRequest } from '#approvals';
import { PROJECTS_SQL } from '#projects';
import { randomUUID } from 'node:crypto';
import { pipelined, type Tx } from '#platform/database';
import type { Day, Month } from '#values';
import type { EntryFacts, FundingSource, Origin, Series } from '../rules/entry.js';
import { compositionColumns, type CompositionColumns, compositionOf } from './entry-row.js';
import type { LedgerChangeRequestRow, LedgerChangeRequestKind } from './change-request-row.js';

/** An entry of a change request, with its project and organisation. */
export interface ProposedEntry {
  projectId: string;
  unitId: string;
  facts: EntryFacts;
  /** Id that the ledger entry will have after approval. */
  entryId?: string;
}

/** A project with the organisation it belongs to. */
export interface ProjectHome {
  id: string;
  unitId: string;
}

/** A change request that is not stored yet. */
export interface NewLedgerChangeRequest {
  kind: LedgerChangeRequestKind;
  rows: readonly ProposedEntry[];
  note: string | null;
  undoesId: string | null;
  filedBy: string;
  /** Record that the request is about; by default its only entry, or the request itself. */
  subject?: { kind: string; id: string } | undefined;
  /** Key that only one submitted request of the kind may have, such as that of a reversed entry. */
  subjectKey?: string | undefined;
  draft?: boolean | undefined;
  /**
   * Whether the entries stand beside what a monthly return says of their month, as recoveries do:
   * a return neither holds their month against them nor is it refused for them.
   */
  besideReturns?: boolean | undefined;
}

/** Number of rows that are written or read by one SQL statement. */
export const ROWS_AT_ONCE = 1000;

interface WaitingRow extends CompositionColumns {
  position: number;
  entryId: string;
  projectId: string;
  unitId: string;
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
}

const COLUMNS =
  'project_id, series, month, effective_on, amount_fen, building_fen, equipment_fen, other_fen, land_fen, funding_source, document, note, origin, reverses_id, corrects_id';
const TYPED = `project_id uuid, series text, month char(7), effective_on date, amount_fen bigint, building_fen bigint, equipment_fen bigint, other_fen bigint, land_fen bigint,
  funding_source text, document text, note text, origin text, reverses_id uuid, corrects_id uuid`;

/** Stores a change request with its entries, which cannot be changed afterwards. */
export async function insertLedgerChangeRequest(
  tx: Tx,
  { kind, rows: given, note, undoesId, filedBy, ...asked }: NewLedgerChangeRequest,
): Promise<LedgerChangeRequestRow> {
  const id = randomUUID();
  const rows = given.map((row) => ({ ...row, entryId: row.entryId ?? randomUUID() }));
  const sum = (series: Series): bigint =>
    rows.reduce(
      (total, { facts }) => (facts.series === series ? total + facts.amountFen : total),
      0n,
    );
  const units = [...new Set(rows.map((row) => row.unitId))].sort();
  const sums = { completedFen: sum('completed'), fundsFen: sum('funds'), paidFen: sum('paid') };
  const head = await fileChangeRequest(tx, filedBy, {
    id,
    kind: kind === 'import' ? 'import' : 'ledger-entries',
    subject: asked.subject ?? subjectOf(id, rows),
    subjectKey: asked.subjectKey ?? null,
    payload: {
      ...payloadOf(kind, rows, undoesId),
      ...(asked.besideReturns ? { besideReturns: true } : {}),
    },
    note,
    projects: projectsOf(rows),
    organisationIds: units,
    draft: asked.draft ?? false,
  });
  const filed = {
    id,
    kind,
    units,
    entries: rows.length,
    projects: head.projects,
    ...sums,
    note,
    undoesId,
    filedBy,
  };
  await insertRows(tx, id, rows);
  return {
    ...filed,
    filedAt: head.createdAt,
    state: 'proposed',
    decidedBy: null,
    decidedAt: null,
    reason: null,
  };
}

/** Returns the subject of a request: the entry that it adds, or the request with its entries. */
const subjectOf = (
  id: string,
  rows: readonly (ProposedEntry & { entryId: string })[],
): { kind: string; id: string } =>
  rows.length === 1
    ? { kind: 'ledger-entry', id: rows[0]?.entryId ?? id }
    : { kind: 'ledger-entries', id };

/** Returns the projects of entries with the months in each. */
const projectsOf = (rows: readonly ProposedEntry[]): { projectId: string; months: string[] }[] =>
  Array.from(
    Map.groupBy(rows, ({ projectId }) => projectId),
    ([projectId, some]) => ({
      projectId,
      months: [...new Set(some.map(({ facts }) => facts.month))].sort(),
    }),
  );

/**
 * Returns the content to be stored with a change request itself, besides its entries: the number of
 * entries and their sums, in fen as text.
 */
export function payloadOf(
  form: LedgerChangeRequestKind,
  rows: readonly ProposedEntry[],
  undoesId: string | null,
): object {
  const sum = (series: Series): string =>
    rows
      .reduce((total, { facts }) => (facts.series === series ? total + facts.amountFen : total), 0n)
      .toString();
  return {
    form,
    entries: rows.length,
    completedFen: sum('completed'),
    fundsFen: sum('funds'),
    paidFen: sum('paid'),
    undoesId,
    ...(rows.length === 1 && rows[0] ? { entry: entryOf(rows[0]) } : {}),
  };
}

/** Converts the only entry of a change request to JSON; amounts in fen become text. */
function entryOf({ projectId, facts }: ProposedEntry): object {
  const { project_id: _, ...columns } = columnsOf(projectId, facts);
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [
      name.replace(/_(\w)/g, (__, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

/** Deletes the waiting entries of a draft or returned request, which are replaced by others. */
export async function deleteRows(tx: Tx, id: string): Promise<void> {
  await tx.query('DELETE FROM ledger_change_request_rows WHERE proposal_id = $1', [id]);
}

/** Lists the ids of the ledger entries that a pending change request would reverse. */
export async function reversedBy(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT reverses_id AS id FROM ledger_change_request_rows
      WHERE proposal_id = $1 AND reverses_id IS NOT NULL`,
    [id],
  );
  return rows.map((row) => row.id);
}

/** Reads the project and the future id of the only entry of a waiting request. */
export async function onlyRow(
  tx: Tx,
  id: string,
): Promise<{ projectId: string; unitId: string; entryId: string } | null> {
  const rows = await tx.query<{ projectId: string; unitId: string; entryId: string }[]>(
    `SELECT row.project_id AS "projectId", project.unit_id AS "unitId", row.entry_id AS "entryId"
      FROM ledger_change_request_rows row JOIN ${PROJECTS_SQL} project ON project.id = row.project_id
      WHERE row.proposal_id = $1 LIMIT 2`,
    [id],
  );
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** Stores the entries of a change request that is not approved yet. */
export async function insertRows(
  tx: Tx,
  id: string,
  rows: readonly (ProposedEntry & { entryId: string })[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const part = rows
      .slice(from, from + ROWS_AT_ONCE)
      .map(({ projectId, facts, entryId }, index) => ({
        position: from + index + 1,
        entry_id: entryId,
        ...columnsOf(projectId, facts),
      }));
    await pipelined(
      tx,
      `INSERT INTO ledger_change_request_rows (proposal_id, position, entry_id, ${COLUMNS})
        SELECT $1::uuid, position, entry_id, ${COLUMNS}
        FROM json_to_recordset($2) AS row (position integer, entry_id uuid, ${TYPED})`,
      [id, JSON.stringify(part)],
    );
  }
}

/**
 * Deletes the entries at positions `from` to `to` from a change request and returns them in order.
 * The caller must add them to the ledger in the same transaction.
 */
export async function takeRows(
  tx: Tx,
  proposalId: string,
  from: number,
  to: number,
): Promise<ProposedEntry[]> {
  const [rows] = await tx.query<[WaitingRow[], number]>(
    `DELETE FROM ledger_change_request_rows WHERE proposal_id = $1 AND position BETWEEN $2 AND $3
     RETURNING position, entry_id AS "entryId", project_id AS "projectId",
       (SELECT unit_id FROM ${PROJECTS_SQL} project WHERE project.id = project_id) AS "unitId", series, month,
       effective_on AS "effectiveOn", amount_fen AS "amountFen", building_fen AS "buildingFen",
       equipment_fen AS "equipmentFen", other_fen AS "otherFen", land_fen AS "landFen",
         funding_source AS "fundingSource", document, note, origin, reverses_id AS "reversesId",
         corrects_id AS "correctsId"`,
    [proposalId, from, to],
  );
  return rows
    .sort((a, b) => a.position - b.position)
    .map(({ projectId, unitId, entryId, position: _, ...row }) => ({
      projectId,
      unitId,
      entryId,
      facts: {
        series: row.series,
        month: row.month,
        effectiveOn: row.effectiveOn,
        amountFen: row.amountFen,
        composition: compositionOf(row),
        fundingSource: row.fundingSource,
        document: row.document,
        note: row.note,
        origin: row.origin,
        reversesId: row.reversesId,
        correctsId: row.correctsId,
      },
    }));
}

/**
 * Locks the projects of a pending change request until the transaction ends, in the order of their
 * ids, so that no project is transferred to another organisation meanwhile. Must be called before
 * the change request, its entries or the chain heads are locked: a transfer locks the project first
 * too, and another order could cause a deadlock.
 */
export const lockProjects = (tx: Tx, proposalId: string): Promise<ProjectHome[]> =>
  tx.query<ProjectHome[]>(
    `SELECT id, unit_id AS "unitId" FROM ${PROJECTS_SQL} projects
      WHERE id IN (SELECT project_id FROM ledger_change_request_rows WHERE proposal_id = $1)
      ORDER BY id FOR KEY SHARE`,
    [proposalId],
  );

/**
 * Converts the data of an entry to columns. Amounts become text, because JSON numbers are not
 * exact.
 */
export const columnsOf = (projectId: string, facts: EntryFacts): Record<string, string | null> => {
  const { buildingFen, equipmentFen, otherFen, landFen } = compositionColumns(facts.composition);
  const text = (fen: bigint | null): string | null => fen?.toString() ?? null;
  return {
    project_id: projectId,
    series: facts.series,
    month: facts.month,
    effective_on: facts.effectiveOn,
    amount_fen: facts.amountFen.toString(),
    building_fen: text(buildingFen),
    equipment_fen: text(equipmentFen),
    other_fen: text(otherFen),
    land_fen: text(landFen),
    funding_source: facts.fundingSource,
    document: facts.document,
    note: facts.note,
    origin: facts.origin,
    reverses_id: facts.reversesId,
    corrects_id: facts.correctsId,
  };
};
