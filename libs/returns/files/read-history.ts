import { setImmediate as breathe } from 'node:timers/promises';
import type { MoneyUnit } from '#values';
import { problemOfReading, UnreadableFile } from '../rules/import-problem.js';
import { ProblemList } from '../rules/problem-list.js';
import { readHeader, type SheetHeader } from '../rules/read-header.js';
import { type DateSystem, FROM_1900 } from '../rules/read-month.js';
import { type ImportRow, readRow } from '../rules/read-row.js';
import { isBlank, type SheetRow } from '../rules/sheet.js';
import { IMPORT_ROWS_MAX } from '../rules/import-limits.js';
import type { ReadPart } from './read-apart.js';

/**
 * What was read from a file of ledger history: the rows, the columns found (null when no row of
 * headings was found), and every problem of reading the file.
 */
export interface ReadHistory {
  rows: ImportRow[];
  header: SheetHeader | null;
  problems: ProblemList;
}

/**
 * Progress of reading a file: rows read so far, and the number of lines in the file; null when not
 * known.
 */
export interface ReadingProgress {
  rowsRead: number;
  rowsOf: number | null;
}

/**
 * Number of rows after which progress is reported and the event loop is released, so that other
 * work of the process can run.
 */
const ROWS_AT_ONCE = 500;

/**
 * Parses the rows of a file, whose amounts are in `unit`. `tell` is called with the progress about
 * every 500 rows. At most `keep` problems are stored.
 * @throws only what `tell` throws; everything wrong with the file is returned as a problem
 */
export async function readHistory(
  parts: AsyncIterable<ReadPart>,
  unit: MoneyUnit,
  keep: number,
  tell: (progress: ReadingProgress) => Promise<void>,
): Promise<ReadHistory> {
  const read: ReadHistory = { rows: [], header: null, problems: new ProblemList(keep) };
  let rowsOf: number | null = null;
  let dates: DateSystem = FROM_1900;
  let seen = 0;
  let told = 0;
  try {
    for await (const part of parts) {
      if ('lines' in part) rowsOf = part.lines;
      else if ('from1904' in part) dates = part;
      else {
        for (const row of part.rows) take(read, row, { unit, dates });
        seen += part.rows.length;
      }
      if (read.header && read.header.problems.length > 0) break;
      if (seen > IMPORT_ROWS_MAX + 1)
        throw new UnreadableFile('ROWS_TOO_MANY', { limit: IMPORT_ROWS_MAX });
      if (seen < told + ROWS_AT_ONCE) continue;
      told = seen;
      await tell({ rowsRead: seen, rowsOf });
      await breathe();
    }
    if (read.rows.length === 0 && read.problems.count === 0) throw new UnreadableFile('FILE_EMPTY');
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    read.problems.add([problemOfReading(error)]);
  }
  return read;
}

function take(
  read: ReadHistory,
  row: SheetRow,
  { unit, dates }: { unit: MoneyUnit; dates: DateSystem },
): void {
  if (isBlank(row) || (read.header && read.header.problems.length > 0)) return;
  if (!read.header) {
    read.header = readHeader(row, unit, dates);
    read.problems.add(read.header.problems);
    return;
  }
  if (isBlank(without(row, read.header.ignored))) return;
  const answer = readRow(row, read.header, unit);
  if (Array.isArray(answer)) read.problems.add(answer);
  else read.rows.push(answer);
}

/** Empties the cells of columns that an error sheet of this program had added to the file. */
const without = ({ row, cells }: SheetRow, ignored: SheetHeader['ignored']): SheetRow => ({
  row,
  cells: cells.map((cell, index) => (ignored.has(index) ? null : cell)),
});
