import { PROJECTS_SQL, projectInScope } from '#projects';
import { PEOPLE_SQL, allInScope, allInScopeOrOwn } from '#identity';
import { LEDGER_CHANGE_REQUESTS_SQL } from '#ledger';
import type { Series } from '#ledger';
import { type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { type FiledState, LedgerImportRow, type ShownImportState } from '../store/import-row.js';

/**
 * An import with the submitter's name. Once the import is submitted for approval, `shownState` is
 * the state of its change request.
 */
export interface ListedImport extends LedgerImportRow {
  filedByName: string | null;
  shownState: ShownImportState;
}

/**
 * SQL condition that decides which imports a user may see: the submitter sees their own imports;
 * other users see an import only if the organisations of its projects are known and all within
 * their access scope.
 */
const OPEN = allInScopeOrOwn('import.units', 'import.filed_by');

/**
 * Returns an import by id.
 * @throws Problem NOT_FOUND when it does not exist or the caller may not see it
 */
export async function findImport(tx: Tx, id: string): Promise<LedgerImportRow> {
  const row = await tx
    .createQueryBuilder(LedgerImportRow, 'import')
    .where(`import.id = :id AND ${OPEN}`, { id })
    .getOne();
  if (!row) throw new Problem('NOT_FOUND');
  return row;
}

/** Cursor for paging: identifies the last import of the previous page. */
export interface ImportKey {
  filedAt: Date;
  id: string;
}

/** Lists the imports that the caller may see, newest first, without their problems. */
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

/** Adds the name of the submitter and the state of the change request to each import. */
export async function withFilers(
  tx: Tx,
  rows: readonly LedgerImportRow[],
): Promise<ListedImport[]> {
  const people = await tx.query<{ id: string; name: string }[]>(
    `SELECT id::text, name FROM ${PEOPLE_SQL} people WHERE id::text = ANY ($1::text[])`,
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

/**
 * Returns the states of change requests by id. An approved change request counts as undone when a
 * change request that undoes it was approved too.
 */
async function filedStates(
  tx: Tx,
  ledgerChangeRequestIds: readonly string[],
): Promise<Map<string, FiledState>> {
  if (ledgerChangeRequestIds.length === 0) return new Map();
  const rows = await tx.query<{ id: string; state: FiledState }[]>(
    `SELECT proposal.id, CASE WHEN proposal.state = 'proposed' THEN 'filed'
        WHEN EXISTS (SELECT FROM ${LEDGER_CHANGE_REQUESTS_SQL} undo
          WHERE undo.undoes_id = proposal.id AND undo.state = 'approved') THEN 'undone'
            ELSE proposal.state END AS state
       FROM ${LEDGER_CHANGE_REQUESTS_SQL} proposal WHERE proposal.id = ANY ($1::uuid[]) AND ${allInScope('proposal.units')}`,
    [ledgerChangeRequestIds],
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** Sum of one kind of amount of a project before and after an import, in fen. */
export interface ListedImportTotal {
  projectId: string;
  projectName: string;
  series: Series;
  entries: number;
  beforeFen: bigint;
  afterFen: bigint;
}

/**
 * Lists, for each project and kind of amount, the sums that the trial posting of an import
 * calculated. The list has at most one row for each, so it is not paged.
 */
export const totalsOfImport = (tx: Tx, importId: string): Promise<ListedImportTotal[]> =>
  tx.query<ListedImportTotal[]>(
    `SELECT total.project_id AS "projectId", project.name AS "projectName", total.series,
      total.entries, total.before_fen AS "beforeFen", total.after_fen AS "afterFen"
     FROM ledger_import_totals total JOIN ${PROJECTS_SQL} project ON project.id = total.project_id
     WHERE total.import_id = $1 AND ${projectInScope('total.project_id')}
     ORDER BY project.name, total.project_id, total.series`,
    [importId],
  );
