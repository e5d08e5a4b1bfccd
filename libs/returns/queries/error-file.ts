import type { Database, Scope } from '#platform/database';
import type { Language } from '#platform/language';
import { SHEET_NAMES } from '../files/error-sheet.js';
import { saidIn } from '../files/read-apart.js';
import { SHEET_TYPES, writeSheet, type WrittenSheet } from '../files/write-sheet.js';
import type { SheetFormat } from '../rules/sheet.js';
import { errorSheetOf } from '../store/import-work.js';
import { findImport } from './imports.js';

/**
 * Returns the error sheet of an import, as made when the file was checked. For a file that could
 * not be read, or was checked before error sheets were stored, the sheet lists only the problems;
 * the uploaded file is never read here.
 * @throws Problem NOT_FOUND
 */
export async function errorFile(
  database: Database,
  scope: Scope,
  id: string,
  { format, language }: { format: SheetFormat; language: Language },
): Promise<WrittenSheet> {
  const { row, kept } = await database.read(scope, async (tx) => ({
    row: await findImport(tx, id),
    kept: await errorSheetOf(tx, id, { format, language }),
  }));
  if (kept) return { bytes: kept, type: SHEET_TYPES[format] };
  const { headings, rows, file } = saidIn(language, row.errors);
  const heading = headings[format];
  return writeSheet(
    format,
    SHEET_NAMES[language],
    [heading, ...rows.map(([, text]) => text), ...file].map((text) => [text]),
  );
}
