import type { Language } from '#platform';
import type { ImportProblem } from '../rules/import-problem.js';
import { UnreadableFile } from '../rules/import-problem.js';
import { type Cell, IMPORT_ROWS_MAX, type SheetRow } from '../rules/sheet.js';
import { wordProblem } from '../texts/import-problems.js';
import { readSheet } from './read-sheet.js';
import { type SheetFormat, writeSheet, type WrittenSheet } from './write-sheet.js';

const HEADING: Readonly<Record<Language, string>> = { zh: '问题', en: 'Problem' };

/** The rows of a file as they came, with one more column that says what is wrong in each; what is wrong with the whole stands below them. */
export async function errorSheet(bytes: Buffer, problems: readonly ImportProblem[], format: SheetFormat, language: Language): Promise<WrittenSheet> {
  const said = new Map<number | null, string[]>();
  for (const problem of problems) {
    const { row, cell, message, accepted } = wordProblem(problem, language);
    said.set(row, [...(said.get(row) ?? []), `${cell === null ? '' : `${cell} `}${message}${accepted === '' ? '' : `（${accepted}）`}`]);
  }
  const rows = await rowsWhileReadable(bytes);
  const width = Math.max(0, ...rows.slice(0, 1).map(({ cells }) => cells.length));
  const wide = (cells: readonly Cell[], last: string | null): Cell[] => [...Array.from({ length: Math.max(width, cells.length) }, (_, index) => cells[index] ?? null), last];
  const heading = rows.find(({ cells }) => cells.length > 0)?.row;
  const lines = rows.map(({ row, cells }) => wide(cells, row === heading ? [HEADING[language], ...(said.get(row) ?? [])].join('\n') : (said.get(row) ?? []).join('\n')));
  return writeSheet(format, HEADING[language], [...lines, ...(said.get(null) ?? []).map((text) => wide([], text))]);
}

/** What can be read of a file that cannot be read to its end. */
async function rowsWhileReadable(bytes: Buffer): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  try {
    for await (const row of readSheet(bytes)) {
      // A workbook leaves empty rows out; here each row keeps its number.
      while (rows.length < row.row - 1 && rows.length < IMPORT_ROWS_MAX) rows.push({ row: rows.length + 1, cells: [] });
      if (rows.length > IMPORT_ROWS_MAX) break;
      rows.push(row);
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
  }
  return rows;
}
