import { LEDGER_CHANGE_REQUESTS_SQL } from '#ledger';
import type { Series } from '#ledger';
import type { Tx } from '#platform/database';
import type { ErrorSheet } from '../files/error-sheet.js';
import type { ImportProblem } from '../rules/import-problem.js';
import type { ImportPhase } from './import-row.js';

/**
 * Number of seconds after which another process may take over an import, if the process that works
 * on it has not reported that it is alive.
 */
const CLAIM_SECONDS = 30;
/** Largest number of problems stored for an import; further ones are only counted. */
export const ERRORS_KEPT = 5_000;

/**
 * Thrown when this process may no longer work on an import, because another process has taken over
 * or finished the import.
 */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

/**
 * An import on which this process works. `claim` counts how often a process has taken the import,
 * `attempts` how often since the user last submitted it, and `readingsBegun` how many readings of
 * the file began but never ended.
 */
export interface TakenImport {
  id: string;
  claim: number;
  attempts: number;
  readingsBegun: number;
  filedBy: string;
}

/**
 * Takes an import for processing if it is waiting, or if the process working on it has stopped
 * reporting. Returns null when the import needs no processing.
 */
export async function takeImport(tx: Tx, id: string): Promise<TakenImport | null> {
  const [rows] = await tx.query<[TakenImport[], number]>(
    `UPDATE ledger_imports SET state = 'running', claim = claim + 1, attempts = attempts + 1,
      phase = 'reading', rows_read = 0, rows_of = NULL,
      claimed_until = clock_timestamp() + make_interval(secs => $2)
      WHERE id = $1 AND (state = 'waiting' OR (state = 'running' AND claimed_until < clock_timestamp()))
      RETURNING id, claim, attempts, readings_begun AS "readingsBegun", filed_by AS "filedBy"`,
    [id, CLAIM_SECONDS],
  );
  return rows[0] ?? null;
}

/** Lists the ids of imports that wait for processing, oldest first. */
export async function idsOfWaiting(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM ledger_imports
      WHERE state = 'waiting' OR (state = 'running' AND claimed_until < clock_timestamp())
      ORDER BY filed_at LIMIT $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

/**
 * Number of bytes of a file that are fetched at a time. Slices are small, because the database
 * driver decodes each result in one step, which blocks the event loop.
 */
const SLICE_BYTES = 256 * 1024;

/**
 * Returns the bytes of an import's file, in slices, if it was uploaded when files were still stored
 * in the database; null when it is in the file store.
 */
export async function bytesInDatabase(tx: Tx, id: string): Promise<Buffer[] | null> {
  const slices: Buffer[] = [];
  for (let from = 1; ; from += SLICE_BYTES) {
    const [row] = await tx.query<{ slice: Buffer | null }[]>(
      'SELECT substring(file FROM $2 FOR $3) AS slice FROM ledger_imports WHERE id = $1',
      [id, from, SLICE_BYTES],
    );
    if (!row?.slice) return null;
    if (row.slice.length > 0) slices.push(row.slice);
    if (row.slice.length < SLICE_BYTES) return slices;
  }
}

/**
 * Returns the file name and time of another import with the same bytes whose entries wait for
 * approval or are in the ledger. Returns null when there is none; imports that were returned,
 * withdrawn or undone are not considered.
 */
export async function standingTwin(
  tx: Tx,
  { id, sha256 }: { id: string; sha256: string },
): Promise<{ fileName: string; filedAt: Date } | null> {
  const [row] = await tx.query<{ fileName: string; filedAt: Date }[]>(
    `SELECT import.file_name AS "fileName", import.filed_at AS "filedAt" FROM ledger_imports import
      JOIN ${LEDGER_CHANGE_REQUESTS_SQL} proposal ON proposal.id = import.proposal_id
      WHERE import.sha256 = $2 AND import.id <> $1 AND proposal.state IN ('proposed', 'approved')
        AND NOT EXISTS (SELECT FROM ${LEDGER_CHANGE_REQUESTS_SQL} undo
          WHERE undo.undoes_id = proposal.id AND undo.state = 'approved')
      ORDER BY import.filed_at LIMIT 1`,
    [id, sha256],
  );
  return row ?? null;
}

async function whileHeld(
  tx: Tx,
  taken: TakenImport,
  set: string,
  parameters: readonly unknown[],
): Promise<void> {
  const [, changed] = await tx.query<[object[], number]>(
    `UPDATE ledger_imports SET ${set} WHERE id = $1 AND claim = $2 AND state = 'running'`,
    [taken.id, taken.claim, ...parameters],
  );
  if (changed !== 1) throw new ClaimLost(taken.id);
}

/**
 * Progress of an import: the current phase, and the rows processed out of all rows; null when their
 * number is not known.
 */
export interface Progress {
  phase: ImportPhase;
  rowsRead: number;
  rowsOf: number | null;
}

/**
 * Stores the progress of an import and extends the time for which this process may work on it.
 * @throws ClaimLost
 */
export const noteProgress = (
  tx: Tx,
  taken: TakenImport,
  { phase, rowsRead, rowsOf }: Progress,
): Promise<void> =>
  whileHeld(
    tx,
    taken,
    'phase = $3, rows_read = $4, rows_of = $5, claimed_until = clock_timestamp() + make_interval(secs => $6)',
    [phase, rowsRead, rowsOf, CLAIM_SECONDS],
  );

/**
 * Stores that reading the file begins. If the process crashes while reading, this record remains
 * and counts as a failed reading.
 * @throws ClaimLost
 */
export const noteReadingBegun = (tx: Tx, taken: TakenImport): Promise<void> =>
  whileHeld(tx, taken, 'readings_begun = readings_begun + 1', []);

/**
 * Stores that reading the file ended, whether it succeeded or not.
 * @throws ClaimLost
 */
export const noteReadingEnded = (tx: Tx, taken: TakenImport): Promise<void> =>
  whileHeld(tx, taken, 'readings_begun = 0', []);

/**
 * Returns the import to the state `waiting`, so that another process can take it at once.
 * @throws ClaimLost
 */
export const giveBack = (tx: Tx, taken: TakenImport): Promise<void> =>
  whileHeld(tx, taken, `state = 'waiting', claimed_until = NULL, readings_begun = 0`, []);

const ENDED = 'claimed_until = NULL, finished_at = clock_timestamp()';

/**
 * Result of an import with problems: the first problems, the number of all, and the error sheets.
 */
export interface WrongImport {
  state: 'refused' | 'failed';
  errors: readonly ImportProblem[];
  count: number;
  sheets?: readonly ErrorSheet[];
}

/**
 * Stores the result of an import with problems.
 * @throws ClaimLost
 */
export async function noteRefused(
  tx: Tx,
  taken: TakenImport,
  { state, errors, count, sheets = [] }: WrongImport,
): Promise<void> {
  await whileHeld(tx, taken, `state = $3, errors = $4, error_count = $5, ${ENDED}`, [
    state,
    JSON.stringify(errors),
    count,
  ]);
  for (const { format, language, bytes } of sheets) {
    await tx.query(
      'INSERT INTO ledger_import_error_sheets (import_id, format, language, file) VALUES ($1, $2, $3, $4)',
      [taken.id, format, language, bytes],
    );
  }
}

/** Returns the error sheet that was made when the file was checked; null when none was made. */
export async function errorSheetOf(
  tx: Tx,
  importId: string,
  { format, language }: Pick<ErrorSheet, 'format' | 'language'>,
): Promise<Buffer | null> {
  const [row] = await tx.query<{ file: Buffer }[]>(
    'SELECT file FROM ledger_import_error_sheets WHERE import_id = $1 AND format = $2 AND language = $3',
    [importId, format, language],
  );
  return row?.file ?? null;
}

/** Sum of one kind of amount of a project before and after an import, in fen. */
export interface ImportTotal {
  projectId: string;
  unitId: string;
  series: Series;
  entries: number;
  beforeFen: bigint;
  afterFen: bigint;
}

/** Result of an import without problems. */
export interface RightImport {
  found: Readonly<Record<Series, bigint>>;
  entries: number;
  totals: readonly ImportTotal[];
  proposalId: string | null;
}

/**
 * Stores the result of an import without problems, as ready or as submitted for approval.
 * @throws ClaimLost
 */
export async function noteRight(
  tx: Tx,
  taken: TakenImport,
  { found, entries, totals, proposalId }: RightImport,
): Promise<void> {
  await tx.query('DELETE FROM ledger_import_totals WHERE import_id = $1', [taken.id]);
  await tx.query(
    `INSERT INTO ledger_import_totals (import_id, project_id, series, entries, before_fen, after_fen)
     SELECT $1, "projectId", series, entries, "beforeFen", "afterFen"
     FROM json_to_recordset($2)
       AS total ("projectId" uuid, series text, entries integer, "beforeFen" bigint,
         "afterFen" bigint)`,
    [
      taken.id,
      JSON.stringify(
        totals.map((total) => ({
          ...total,
          beforeFen: String(total.beforeFen),
          afterFen: String(total.afterFen),
        })),
      ),
    ],
  );
  const units = [...new Set(totals.map(({ unitId }) => unitId))].sort();
  await whileHeld(
    tx,
    taken,
    `state = $3, errors = '[]', error_count = 0, entries = $4, found_completed_fen = $5, found_funds_fen = $6, found_paid_fen = $7, units = $8, proposal_id = $9, ${ENDED}`,
    [
      proposalId === null ? 'ready' : 'filed',
      entries,
      found.completed,
      found.funds,
      found.paid,
      units,
      proposalId,
    ],
  );
}
