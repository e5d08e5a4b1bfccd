import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { writeXlsxStream } from 'hucre/xlsx';
import { guardFormula } from '#values';
import type { ListFormat } from './described-lists.js';
import { type ListCell, type ListItem, cellsOf, type Wording } from './list-cells.js';
import { type ListColumn, headingOf } from './list-columns.js';

/** What a file of a list is made of. */
export interface ListFile extends Wording {
  format: ListFormat;
  columns: readonly ListColumn[];
  /** The pages of the list. The next page is read when the file needs its rows. */
  pages: AsyncIterable<readonly ListItem[]>;
}

/**
 * Writes a list as a file, page by page as the file is read, so that no more than one page is in
 * memory. An error of a later page ends the stream with that error.
 */
export const writeList = (file: ListFile): Readable =>
  file.format === 'csv'
    ? Readable.from(csvParts(file), { objectMode: false })
    : Readable.fromWeb(workbook(file) as Parameters<typeof Readable.fromWeb>[0]);

const MARK = '\uFEFF';

/** Yields a CSV file in UTF-8 with byte order mark and CRLF line ends (RFC 4180). */
async function* csvParts({ columns, pages, ...wording }: ListFile): AsyncGenerator<string> {
  yield MARK + csvLines([headingsOf(columns, wording)]);
  for await (const items of pages)
    yield csvLines(items.map((item) => cellsOf(item, columns, wording).map(csvCell)));
}

const headingsOf = (columns: readonly ListColumn[], { language, vocabulary }: Wording): string[] =>
  columns.map((column) => headingOf(column, language, vocabulary));

const csvLines = (rows: string[][]): string => stringify(rows, { record_delimiter: 'windows' });

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/** Texts are protected, so that a spreadsheet program does not evaluate them as formulas. */
function csvCell(cell: ListCell): string {
  if (cell === null) return '';
  return typeof cell === 'number' || PLAIN_NUMBER.test(cell) ? String(cell) : guardFormula(cell);
}

/** Name of the sheet. Spreadsheet programs show it on a tab. */
const SHEET = { zh: '列表', en: 'List' };
const WIDTHS: Readonly<Partial<Record<ListColumn['kind'], number>>> = {
  amount: 20,
  day: 12,
  flag: 8,
  number: 12,
  word: 14,
};
const WIDTH = 24;

/** Returns the bytes of a workbook with one sheet, whose row of headings stays in view. */
function workbook({ columns, pages, ...wording }: ListFile): ReadableStream<Uint8Array> {
  return writeXlsxStream(workbookRows({ columns, pages, ...wording }), {
    name: SHEET[wording.language],
    freezePane: { rows: 1 },
    columns: columns.map((column) => ({
      width: WIDTHS[column.kind] ?? WIDTH,
      ...(column.kind === 'amount' ? { numFmt: '#,##0.00' } : {}),
    })),
  });
}

type WorkbookCell = string | number | Date | null;

async function* workbookRows({
  columns,
  pages,
  ...wording
}: Omit<ListFile, 'format'>): AsyncGenerator<WorkbookCell[]> {
  yield headingsOf(columns, wording);
  for await (const items of pages)
    for (const item of items)
      yield cellsOf(item, columns, wording).map((cell, at) => typed(cell, columns[at]?.kind));
}

/** Largest number of digits that a number of a spreadsheet keeps. */
const DIGITS_MAX = 15;
/** Largest number of characters in a cell of a workbook. */
const CELL_MAX = 32_767;
const UNWRITABLE = /[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu;

/** Gives a cell the type that a spreadsheet calculates with, where nothing of it is lost. */
function typed(cell: ListCell, kind: ListColumn['kind'] | undefined): WorkbookCell {
  if (typeof cell !== 'string') return cell;
  if (kind === 'amount' && PLAIN_NUMBER.test(cell) && cell.replace(/\D/g, '').length <= DIGITS_MAX)
    return Number(cell);
  if (kind === 'day' && /^\d{4}-\d\d-\d\d$/.test(cell)) return new Date(`${cell}T00:00:00Z`);
  return cell
    .replace(UNWRITABLE, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .slice(0, CELL_MAX);
}
