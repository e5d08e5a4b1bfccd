import { setImmediate as breathe } from 'node:timers/promises';
import type { MoneyUnit } from '#values';
import { problemOfFile, UnreadableFile } from '../rules/import-problem.js';
import { ProblemList } from '../rules/problem-list.js';
import { readHeader, type SheetHeader } from '../rules/read-header.js';
import { type ImportRow, readRow } from '../rules/read-row.js';
import { type Cell, IMPORT_ROWS_MAX, isBlank, type SheetRow } from '../rules/sheet.js';
import { readSheet } from './read-sheet.js';

/** What a file says: its rows, where its columns are, and everything that cannot be read. */
export interface ReadHistory { rows: ImportRow[]; header: SheetHeader | null; problems: ProblemList }

/** Rows after which others get their turn and progress is told. */
const ROWS_AT_ONCE = 500;

/** Reads a file in its declared unit. `tell` is told now and then how many rows were read. @throws nothing but what `tell` throws */
export async function readHistory(bytes: Buffer, unit: MoneyUnit, keep: number, tell: (rowsRead: number) => Promise<void>): Promise<ReadHistory> {
  const read: ReadHistory = { rows: [], header: null, problems: new ProblemList(keep) };
  try {
    let seen = 0;
    for await (const row of readSheet(bytes)) {
      take(read, row, unit);
      if (read.header && read.header.problems.length > 0) break;
      seen += 1;
      if (seen > IMPORT_ROWS_MAX + 1) throw new UnreadableFile('ROWS_TOO_MANY', { limit: IMPORT_ROWS_MAX });
      if (seen % ROWS_AT_ONCE === 0) {
        await tell(seen);
        await breathe();
      }
    }
    if (read.rows.length === 0 && read.problems.count === 0) throw new UnreadableFile('FILE_EMPTY');
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    read.problems.add([problemOfFile(error.code, error.facts)]);
  }
  return read;
}

function take(read: ReadHistory, row: SheetRow, unit: MoneyUnit): void {
  if (isBlank(row)) return;
  if (!read.header) {
    read.header = readHeader(row, unit);
    read.problems.add(read.header.problems);
    return;
  }
  if (isBlank(within(row, read.header))) return;
  const answer = readRow(row, read.header, unit);
  if (Array.isArray(answer)) read.problems.add(answer);
  else read.rows.push(answer);
}

/** The cells under known headings: what our own error sheet adds says nothing. */
const within = ({ row, cells }: SheetRow, { places }: SheetHeader): SheetRow => ({ row, cells: Array.from(places.values(), (place): Cell => cells[place] ?? null) });
