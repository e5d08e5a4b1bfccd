import type { Series } from '#finance/ledger';
import { allInScope, allInScopeOrOwn, inScope, Problem, type Tx } from '#platform';
import { type FiledState, LedgerImportRow, type ShownImportState } from '../store/import-row.js';

/** A file with the name of whoever handed it in, and where it is now: once filed, where its proposal is. */
export interface ListedImport extends LedgerImportRow {
  filedByName: string | null;
  shownState: ShownImportState;
}

/** Until its units are known a file is its filer's alone; then it is for those who see all of them. */
const OPEN = allInScopeOrOwn('import.units', 'import.filed_by');

/** The file with this id, if the transaction's scope may see all of it. @throws Problem NOT_FOUND */
export async function findImport(tx: Tx, id: string): Promise<LedgerImportRow> {
  const row = await tx
    .createQueryBuilder(LedgerImportRow, 'import')
    .where(`import.id = :id AND ${OPEN}`, { id })
    .getOne();
  if (!row) throw new Problem('NOT_FOUND');
  return row;
}

/** Key by which a page continues: the newest first. */
export interface ImportKey {
  filedAt: Date;
  id: string;
}

/** Files that the transaction sees, the newest first, without their problems. */
export async function importsOf(
  tx: Tx,
  page: { after?: ImportKey | undefined; limit: number },
): Promise<ListedImport[]> {
  const columns = tx.connection
    .getMetadata(LedgerImportRow)
    .columns.map((column) => column.propertyName)
    .filter((name) => name !== 'errors');
  const query = tx
    .createQueryBuilder(LedgerImportRow, 'import')
    .select(columns.map((name) => `import.${name}`))
    .where(OPEN)
    .orderBy('import.filed_at', 'DESC')
    .addOrderBy('import.id', 'ASC')
    .limit(page.limit);
  if (page.after)
    query.andWhere('(import.filed_at < :at OR (import.filed_at = :at AND import.id > :id))', {
      at: page.after.filedAt,
      id: page.after.id,
    });
  return withFilers(
    tx,
    (await query.getMany()).map((row) => ({ ...row, errors: [] })),
  );
}

/** Adds the names, and what became of those that were filed. */
export async function withFilers(
  tx: Tx,
  rows: readonly LedgerImportRow[],
): Promise<ListedImport[]> {
  const people = await tx.query<{ id: string; name: string }[]>(
    'SELECT id::text, name FROM people WHERE id::text = ANY ($1::text[])',
    [rows.map((row) => row.filedBy)],
  );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const states = await filedStates(
    tx,
    rows.flatMap(({ proposalId }) => proposalId ?? []),
  );
  return rows.map((row) => ({
    ...row,
    filedByName: names.get(row.filedBy) ?? null,
    shownState: row.state === 'filed' ? (states.get(row.proposalId ?? '') ?? 'filed') : row.state,
  }));
}

/** Where proposals are; an approved one whose undoing was approved too is undone. */
async function filedStates(
  tx: Tx,
  proposalIds: readonly string[],
): Promise<Map<string, FiledState>> {
  if (proposalIds.length === 0) return new Map();
  const rows = await tx.query<{ id: string; state: FiledState }[]>(
    `SELECT proposal.id, CASE WHEN proposal.state = 'proposed' THEN 'filed'
        WHEN EXISTS (SELECT FROM ledger_proposals undo WHERE undo.undoes_id = proposal.id AND undo.state = 'approved') THEN 'undone' ELSE proposal.state END AS state
       FROM ledger_proposals proposal WHERE proposal.id = ANY ($1::uuid[]) AND ${allInScope('proposal.units')}`,
    [proposalIds],
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** What a project would have, or has, in one series: before and after the file, fen. */
export interface ListedImportTotal {
  projectId: string;
  projectName: string;
  series: Series;
  entries: number;
  beforeFen: bigint;
  afterFen: bigint;
}

/** Totals per project and series that a file was rehearsed to; a file touches at most as many projects as there are. */
export const totalsOfImport = (tx: Tx, importId: string): Promise<ListedImportTotal[]> =>
  tx.query<ListedImportTotal[]>(
    `SELECT total.project_id AS "projectId", project.name AS "projectName", total.series, total.entries, total.before_fen AS "beforeFen", total.after_fen AS "afterFen"
     FROM ledger_import_totals total JOIN projects project ON project.id = total.project_id WHERE total.import_id = $1 AND ${inScope('total.unit_id')} ORDER BY project.name, total.project_id, total.series`,
    [importId],
  );
