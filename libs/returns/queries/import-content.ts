import { type Database, serviceScope, type Tx } from '#platform/database';
import type { FileStore } from '#platform/files';
import { UnreadableFile } from '../rules/import-problem.js';
import type { LedgerImportRow } from '../store/import-row.js';
import { bytesInDatabase } from '../store/import-work.js';

/**
 * Finds the content of an uploaded file where it is stored: in the file store, or in the database
 * if it was uploaded before files were kept in the store.
 * @returns a function that opens the content and may be called repeatedly. Reading the content
 * throws UnreadableFile when the file is missing in the file store
 */
export async function importContent(
  { database, files }: { database: Database; files: FileStore },
  { id, sha256, fileBytes }: Pick<LedgerImportRow, 'id' | 'sha256' | 'fileBytes'>,
): Promise<() => AsyncIterable<Uint8Array>> {
  const inDatabase = await database.read(serviceScope('imports'), (tx) => bytesInDatabase(tx, id));
  return async function* () {
    if (inDatabase) {
      yield* inDatabase;
      return;
    }
    const content = await files.read(sha256, fileBytes);
    if (!content) throw new UnreadableFile('FILE_MISSING');
    yield* content as AsyncIterable<Buffer>;
  };
}

/** Lists the uploaded files of imports that are kept in the file store, each once. */
export const storedImportFiles = (tx: Tx): Promise<{ sha256: string; bytes: bigint }[]> =>
  tx.query<{ sha256: string; bytes: bigint }[]>(
    `SELECT DISTINCT sha256, file_bytes::bigint AS bytes FROM ledger_imports
      WHERE file IS NULL ORDER BY sha256`,
  );
