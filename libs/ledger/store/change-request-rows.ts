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
}

/** Number of rows that are written or read by one SQL statement. */
export const ROWS_AT_ONCE = 1000;

interface WaitingRow extends CompositionColumns {
  position: number;
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
  { kind, rows, note, undoesId, filedBy }: NewLedgerChangeRequest,
): Promise<LedgerChangeRequestRow> {
  const id = randomUUID();
  const sum = (series: Series): bigint =>
    rows.reduce(
      (total, { facts }) => (facts.series === series ? total + facts.amountFen : total),
      0n,
    );
  const units = [...new Set(rows.map((row) => row.unitId))].sort();
  const filed = {
    id,
    kind,
    units,
    entries: rows.length,
    projects: new Set(rows.map((row) => row.projectId)).size,
    completedFen: sum('completed'),
    fundsFen: sum('funds'),
    paidFen: sum('paid'),
    note,
    undoesId,
    filedBy,
  };
  const [inserted] = await tx.query<{ filedAt: Date }[]>(
    `INSERT INTO ledger_proposals (id, kind, units, entries, projects, completed_fen, funds_fen,
      paid_fen, note, undoes_id, filed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     RETURNING filed_at AS "filedAt"`,
    Object.values(filed),
  );
  if (!inserted) throw new Error('a proposal was filed and not answered');
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const part = rows.slice(from, from + ROWS_AT_ONCE).map(({ projectId, facts }, index) => ({
      position: from + index + 1,
      ...columnsOf(projectId, facts),
    }));
    await pipelined(
      tx,
      `INSERT INTO ledger_proposal_rows (proposal_id, position, ${COLUMNS})
        SELECT $1::uuid, position, ${COLUMNS}
        FROM json_to_recordset($2) AS row (position integer, ${TYPED})`,
      [id, JSON.stringify(part)],
    );
  }
  return {
    ...filed,
    ...inserted,
    state: 'proposed',
    decidedBy: null,
    decidedAt: null,
    reason: null,
  };
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
    `DELETE FROM ledger_proposal_rows WHERE proposal_id = $1 AND position BETWEEN $2 AND $3
     RETURNING position, project_id AS "projectId",
       (SELECT unit_id FROM ${PROJECTS_SQL} project WHERE project.id = project_id) AS "unitId", series, month,
       effective_on AS "effectiveOn", amount_fen AS "amountFen", building_fen AS "buildingFen",
       equipment_fen AS "equipmentFen", other_fen AS "otherFen", land_fen AS "landFen",
         funding_source AS "fundingSource", document, note, origin, reverses_id AS "reversesId",
         corrects_id AS "correctsId"`,
    [proposalId, from, to],
  );
  return rows
    .sort((a, b) => a.position - b.position)
    .map(({ projectId, unitId, position: _, ...row }) => ({
      projectId,
      unitId,
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
      WHERE id IN (SELECT project_id FROM ledger_proposal_rows WHERE proposal_id = $1)
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
