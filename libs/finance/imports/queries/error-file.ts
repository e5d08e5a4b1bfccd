import type { Database, Language, Scope } from '#platform';
import { errorSheet } from '../files/error-sheet.js';
import type { SheetFormat, WrittenSheet } from '../files/write-sheet.js';
import { bytesOf } from '../store/import-work.js';
import { findImport } from './imports.js';

/** The error sheet of a file. @throws Refusal NOT_FOUND */
export async function errorFile(database: Database, scope: Scope, id: string, format: SheetFormat, language: Language): Promise<WrittenSheet> {
  const { row, bytes } = await database.read(scope, async (tx) => ({ row: await findImport(tx, id), bytes: await bytesOf(tx, id) }));
  return errorSheet(bytes, row.errors, format, language);
}
