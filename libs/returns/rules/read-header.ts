import type { MoneyUnit } from '#values';
import { type ImportProblem, problemOfFile } from './import-problem.js';
import { headingOf, readHeading } from './import-words.js';
import { DAMAGED } from './decode-text.js';
import { type DateSystem, FROM_1900 } from './read-month.js';
import {
  cellText,
  columnLetters,
  type ImportColumn,
  REQUIRED_COLUMNS,
  type SheetRow,
} from './sheet.js';

/** The index (from 0) of each column found in the row of headings, and the problems of that row. */
export interface SheetHeader extends DateSystem {
  places: ReadonlyMap<ImportColumn, number>;
  /** Indexes (from 0) of columns that an error sheet of this program had added. */
  ignored: ReadonlySet<number>;
  problems: ImportProblem[];
}

/**
 * Interprets the row of headings of a file whose amounts are in `unit`. Unknown headings are
 * reported, so that no column is ignored silently.
 */
export function readHeader(
  header: SheetRow,
  unit: MoneyUnit,
  { from1904 }: DateSystem = FROM_1900,
): SheetHeader {
  const places = new Map<ImportColumn, number>();
  const ignored = new Set<number>();
  const problems: ImportProblem[] = [];
  for (const [index, cell] of header.cells.entries()) {
    const heading = cellText(cell).trim().slice(0, 40);
    if (heading === '') continue;
    const { column, unit: named } = readHeading(heading);
    const wrong = (code: ImportProblem['code']): void =>
      void problems.push({
        row: header.row,
        column: null,
        cell: `${columnLetters(index)}${header.row}`,
        code,
        facts: { heading, unit, value: heading },
      });
    if (column === null) wrong(heading.includes(DAMAGED) ? 'TEXT_DAMAGED' : 'COLUMN_UNKNOWN');
    else if (column === 'ignored') ignored.add(index);
    else if (places.has(column)) wrong('COLUMN_TWICE');
    else places.set(column, index);
    if (named !== null && named !== unit) wrong('HEADING_UNIT_DIFFERS');
  }
  const missing = REQUIRED_COLUMNS.filter((column) => !places.has(column)).map((column) =>
    problemOfFile('COLUMN_MISSING', { heading: headingOf(column) }),
  );
  return { from1904, places, ignored, problems: [...missing, ...problems] };
}
