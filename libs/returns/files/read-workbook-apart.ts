import { UnreadableFile } from '../rules/import-problem.js';
import type { SheetRow } from '../rules/sheet.js';
import { WORKBOOK_SHEET } from '../rules/workbook-columns.js';
import { readApart, type UploadedFile } from './read-apart.js';

/** Largest number of lines of a workbook of returns that are kept in memory. */
const LINES_MAX = 20_000;

/**
 * Reads the lines of an uploaded workbook of returns in a separate process.
 * @throws UnreadableFile for every failure that the file can cause
 */
export async function workbookLines(open: UploadedFile['open']): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const part of readApart({ open, sheet: WORKBOOK_SHEET })) {
    if (!('rows' in part)) continue;
    rows.push(...part.rows);
    if (rows.length > LINES_MAX) throw new UnreadableFile('ROWS_TOO_MANY', { limit: LINES_MAX });
  }
  return rows;
}
