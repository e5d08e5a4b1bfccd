import { XlsxStreamWriter } from 'hucre/xlsx';
import type { Cell } from '../rules/sheet.js';

export const SHEET_FORMATS = ['csv', 'xlsx'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** A file to be handed over. */
export interface WrittenSheet { bytes: Uint8Array; type: string }

/** Keeps a text from being run as a formula by a spreadsheet, and from breaking the file. */
function harmless(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  const text = cell.replace(/[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu, '\ufffd');
  return /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
}

/** Writes rows as a file: CSV in UTF-8 with BOM and CRLF, or a workbook with one sheet. Texts never become formulas. */
export async function writeSheet(format: SheetFormat, name: string, rows: Iterable<readonly Cell[]>): Promise<WrittenSheet> {
  if (format === 'csv') {
    const lines = Array.from(rows, (cells) => `${cells.map((cell) => quoted(plain(harmless(cell)))).join(',')}\r\n`);
    return { bytes: Buffer.from(`\ufeff${lines.join('')}`), type: 'text/csv; charset=utf-8' };
  }
  const writer = new XlsxStreamWriter({ name });
  for (const cells of rows) writer.addRow(cells.map(harmless));
  return { bytes: await writer.finish(), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
}

const plain = (cell: Cell): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null ? '' : String(cell));
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
