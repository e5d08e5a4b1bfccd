import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import {
  announce,
  type Database,
  defineAnnouncement,
  once,
  type RepeatableRequest,
  type Tx,
} from '#platform/database';
import type { FileStore, ReceivedFile } from '#platform/files';
import { Problem } from '#platform/problem';
import { type Confirmations, givenOf } from '#ledger';
import type { ControlTotals } from '../rules/control-totals.js';
import { findImport } from '../queries/imports.js';
import type { ImportUnit, LedgerImportRow } from '../store/import-row.js';

/**
 * A file of ledger history as uploaded: the received file, the unit of its amounts, and the declared
 * totals (fen).
 */
export interface HandedIn {
  fileName: string;
  received: ReceivedFile;
  format: 'csv' | 'xlsx';
  /**
   * Name of the workbook sheet to read; with null, the only visible sheet that is not empty is
   * read.
   */
  sheet: string | null;
  unit: ImportUnit;
  control: ControlTotals;
  confirmed: Confirmations;
  send: boolean;
}

/** Event that announces that an import waits to be processed; it carries the import's id. */
export const importWaiting = defineAnnouncement<string>('ledger-import.waiting');

/** Limits per user: imports that may be unfinished at the same time, and bytes uploaded per day. */
const UNFINISHED_MAX = 5;
const BYTES_A_DAY_MAX = 200 * 1024 * 1024;

/**
 * Stores an uploaded file: its content in the file store, before the commit, so that no import lacks
 * its file. A background job processes it after the response has been sent.
 * @throws Problem FORBIDDEN, IMPORTS_UNFINISHED, IMPORT_BYTES_SPENT, or IDEMPOTENCY_KEY_REUSED.
 */
export async function submitImport(
  { database, files }: { database: Database; files: FileStore },
  actor: Actor,
  file: HandedIn,
  request: RepeatableRequest | null,
): Promise<LedgerImportRow> {
  allow(actor, 'ledger-import.upload');
  await files.prepare(file.received);
  return database.write(actor.scope, async (tx) => {
    const { id } = await once(tx, request, async () => {
      await refuseTooMany(tx, actor);
      await refuseTooMuch(tx, actor, file.received.bytes);
      const { fileName, received, format, sheet, unit, control, confirmed, send } = file;
      const { bytes, sha256 } = received;
      await files.keep(received);
      const [row] = await tx.query<{ id: string }[]>(
        `INSERT INTO ledger_imports (file_name, format, unit, file_bytes, sha256,
          control_completed_fen, control_funds_fen, control_paid_fen, send, filed_by, sheet,
          unit_confirmed, repeat_confirmed, opening_confirmed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id`,
        [
          fileName,
          format,
          unit,
          bytes,
          sha256,
          control.completed,
          control.funds,
          control.paid,
          send,
          actor.personId,
          sheet,
          confirmed.unitConfirmed,
          confirmed.repeatConfirmed,
          confirmed.openingConfirmed,
        ],
      );
      if (!row) throw new Error('the file was not taken in');
      const totals = Object.fromEntries(
        Object.entries(control).map(([series, fen]) => [series, fen?.toString() ?? null]),
      );
      await recordAuditEvent(tx, actor.scope, {
        action: 'ledger-import.upload',
        subjectType: 'ledger-import',
        subjectId: row.id,
        newValue: {
          fileName,
          sha256,
          ...(sheet === null ? {} : { sheet }),
          unit,
          control: totals,
          unitConfirmed: confirmed.unitConfirmed,
          ...givenOf(confirmed),
          send,
        },
      });
      announce(tx, importWaiting, row.id);
      return row.id;
    });
    return findImport(tx, id);
  });
}

/**
 * Submits an import that is ready for approval. The import is checked once more, because the ledger
 * may have changed since the first check.
 * @throws Problem NOT_FOUND, FORBIDDEN, NOT_OWN_IMPORT, IMPORT_NOT_READY, IMPORTS_UNFINISHED.
 */
export function sendImport(
  database: Database,
  actor: Actor,
  id: string,
  request: RepeatableRequest | null,
): Promise<LedgerImportRow> {
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'ledger-import.upload');
    const row = await findImport(tx, id);
    if (row.filedBy !== actor.personId) throw new Problem('NOT_OWN_IMPORT');
    await once(tx, request, async () => {
      await refuseTooMany(tx, actor);
      const [, sent] = await tx.query<[object[], number]>(
        `UPDATE ledger_imports SET send = true, state = 'waiting', attempts = 0, finished_at = NULL
          WHERE id = $1 AND state = 'ready'`,
        [id],
      );
      if (sent === 0) throw new Problem('IMPORT_NOT_READY', { state: row.state });
      await recordAuditEvent(tx, actor.scope, {
        action: 'ledger-import.send',
        subjectType: 'ledger-import',
        subjectId: id,
      });
      announce(tx, importWaiting, id);
      return id;
    });
    return findImport(tx, id);
  });
}

async function refuseTooMany(tx: Tx, actor: Actor): Promise<void> {
  const [row] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM ledger_imports WHERE filed_by = $1 AND state IN ('waiting', 'running')`,
    [actor.personId],
  );
  if ((row?.count ?? 0) >= UNFINISHED_MAX)
    throw new Problem('IMPORTS_UNFINISHED', { limit: UNFINISHED_MAX });
}

/**
 * Refuses a file when the user has uploaded too many bytes in a day. Every uploaded file is stored,
 * so files count whatever their outcome.
 */
async function refuseTooMuch(tx: Tx, actor: Actor, bytes: number): Promise<void> {
  const [row] = await tx.query<{ bytes: bigint }[]>(
    `SELECT coalesce(sum(file_bytes), 0)::bigint AS bytes FROM ledger_imports
      WHERE filed_by = $1 AND filed_at > clock_timestamp() - interval '1 day'`,
    [actor.personId],
  );
  if ((row?.bytes ?? 0n) + BigInt(bytes) > BigInt(BYTES_A_DAY_MAX))
    throw new Problem('IMPORT_BYTES_SPENT', { limit: BYTES_A_DAY_MAX });
}
