import { formatOf, isOldWorkbook } from '../rules/decode-text.js';
import { UnreadableFile } from '../rules/import-problem.js';
import { areGuarded } from '../rules/import-words.js';
import type { Learn } from '../rules/read-month.js';
import { withoutGuard } from '../rules/reversible-guard.js';
import { type Cell, isBlankCell, type SheetRow } from '../rules/sheet.js';
import { IMPORT_CELLS_MAX } from '../rules/import-limits.js';
import { csvRows } from './csv-rows.js';

const NOBODY: Learn = () => Promise.resolve();

/**
 * Yields the rows of a file, one by one; empty rows of a workbook are left out. Called only in the
 * separate process that reads uploaded files.
 * @param sheet name of the workbook sheet; null: the only one that is visible and not empty
 * @throws UnreadableFile for any bytes that cannot be read; a RangeError when memory runs out.
 */
export async function* readSheet(
  bytes: Buffer,
  sheet: string | null = null,
  learn: Learn = NOBODY,
): AsyncGenerator<SheetRow> {
  if (isOldWorkbook(bytes)) throw new UnreadableFile('FILE_OLD_FORMAT');
  const format = formatOf(bytes);
  // Whether texts in the file are protected by an apostrophe against being evaluated as formulas;
  // null until the headings have been read. Only error sheets contain such texts, and the headings
  // of an error sheet tell it.
  let guarded: boolean | null = null;
  for await (const row of format === 'xlsx' ? workbook(bytes, sheet, learn) : csvRows(bytes)) {
    const cells = row.cells.slice(0, lastFilled(row.cells) + 1);
    if (cells.length > IMPORT_CELLS_MAX)
      throw new UnreadableFile(
        'CELLS_TOO_MANY',
        { limit: IMPORT_CELLS_MAX },
        { row: row.row, cell: null },
      );
    if (cells.length > 0) guarded ??= areGuarded(cells, format);
    yield { row: row.row, cells: guarded ? cells.map(unguarded) : cells };
  }
}

/**
 * Yields the rows of a workbook. The module that reads workbooks is loaded only here, because most
 * files are CSV and the process has to start quickly.
 */
async function* workbook(
  bytes: Buffer,
  sheet: string | null,
  learn: Learn,
): AsyncGenerator<SheetRow> {
  const { workbookRows } = await import('./workbook-rows.js');
  yield* workbookRows(bytes, sheet, learn);
}

const unguarded = (cell: Cell): Cell => (typeof cell === 'string' ? withoutGuard(cell) : cell);

const lastFilled = (cells: readonly Cell[]): number =>
  cells.findLastIndex((cell) => !isBlankCell(cell));
