import { stringify } from 'csv-stringify/sync';
import { XlsxStreamWriter } from 'hucre/xlsx';
import { DAMAGED } from '../rules/decode-text.js';
import { guarded } from '../rules/reversible-guard.js';
import type { Cell, SheetFormat } from '../rules/sheet.js';

/** Media types of the file formats. */
export const SHEET_TYPES: Readonly<Record<SheetFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The bytes of a finished file, and its media type. */
export interface WrittenSheet {
  bytes: Uint8Array;
  type: string;
}

/** Writes a CSV or workbook file row by row. */
export interface SheetWriter {
  row(cells: readonly Cell[]): void;
  finish(): Promise<Uint8Array>;
}

/**
 * Starts a new file: CSV in UTF-8 with BOM and CRLF, or a workbook with one sheet. Texts are
 * protected so that a spreadsheet program does not evaluate them as formulas; when this program
 * reads the file, it removes the protection.
 */
export function openSheet(format: SheetFormat, name: string): SheetWriter {
  if (format === 'xlsx') {
    const writer = new XlsxStreamWriter({ name });
    return {
      row: (cells) => writer.addRow(cells.map(asWorkbookText)),
      finish: () => writer.finish(),
    };
  }
  const rows: string[][] = [];
  return {
    row: (cells) => void rows.push(cells.map(asCsvText)),
    finish: () =>
      Promise.resolve(Buffer.from(stringify(rows, { bom: true, record_delimiter: 'windows' }))),
  };
}

/** Writes rows into a new file. */
export async function writeSheet(
  format: SheetFormat,
  name: string,
  rows: Iterable<readonly Cell[]>,
): Promise<WrittenSheet> {
  const sheet = openSheet(format, name);
  for (const cells of rows) sheet.row(cells);
  return { bytes: await sheet.finish(), type: SHEET_TYPES[format] };
}

/**
 * Matches characters that must not be written to a file: control characters and lone surrogates.
 */
const UNWRITABLE = /[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu;

/**
 * Converts a cell for a workbook. Spreadsheet programs never evaluate text cells of a workbook, so
 * only texts that look like a character escape need to be escaped (ECMA-376 part 1, 22.9.2.19).
 */
const asWorkbookText = (cell: Cell): Cell =>
  typeof cell === 'string'
    ? cell.replace(UNWRITABLE, DAMAGED).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    : cell;

/** Converts a cell to a CSV text that no spreadsheet program evaluates as a formula. */
function asCsvText(cell: Cell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === null
    ? ''
    : typeof cell === 'string'
      ? guarded(cell.replace(UNWRITABLE, DAMAGED))
      : String(cell);
}
