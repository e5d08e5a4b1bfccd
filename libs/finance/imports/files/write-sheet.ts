import { XlsxStreamWriter } from 'hucre/xlsx';
import { guardFormula } from '#values';
import type { Cell, SheetFormat } from '../rules/sheet.js';

/** Media types of the files that are written. */
export const SHEET_TYPES: Readonly<Record<SheetFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A file to be handed over. */
export interface WrittenSheet { bytes: Uint8Array; type: string }

/** A file that is being written, row by row. */
export interface SheetWriter {
  row(cells: readonly Cell[]): void;
  finish(): Promise<Uint8Array>;
}

/** Begins a file: CSV in UTF-8 with BOM and CRLF, or a workbook with one sheet. Texts never become formulas. */
export function openSheet(format: SheetFormat, name: string): SheetWriter {
  if (format === 'xlsx') {
    const writer = new XlsxStreamWriter({ name });
    return { row: (cells) => writer.addRow(cells.map(harmless)), finish: () => writer.finish() };
  }
  const lines = ['\ufeff'];
  return {
    row: (cells) => void lines.push(`${cells.map((cell) => quoted(plain(harmless(cell)))).join(',')}\r\n`),
    finish: () => Promise.resolve(Buffer.from(lines.join(''))),
  };
}

/** Writes rows as a file. */
export async function writeSheet(format: SheetFormat, name: string, rows: Iterable<readonly Cell[]>): Promise<WrittenSheet> {
  const sheet = openSheet(format, name);
  for (const cells of rows) sheet.row(cells);
  return { bytes: await sheet.finish(), type: SHEET_TYPES[format] };
}

/** Keeps a text from being run as a formula by a spreadsheet, and from breaking the file. */
const harmless = (cell: Cell): Cell =>
  typeof cell === 'string' ? guardFormula(cell.replace(/[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu, '\ufffd')) : cell;

const plain = (cell: Cell): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null ? '' : String(cell));
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
