import type { Posting } from '#ledger';
import type { MoneyUnit } from '#values';
import { DAMAGED } from './decode-text.js';
import type { ImportProblem } from './import-problem.js';
import { readFundingSource, readSeries, SOURCE_CODES, SOURCE_NAMES } from './import-words.js';
import { isErrorValue, readAmount, type ReadCell } from './read-amount.js';
import type { SheetHeader } from './read-header.js';
import { OPENING, readImportDay, readImportMonth } from './read-month.js';
import {
  type Cell,
  cellText,
  columnLetters,
  type ImportColumn,
  isBlank,
  type SheetRow,
} from './sheet.js';

/**
 * A row of an import file after parsing: the text that names the project, and the data of the
 * ledger entry to be created.
 */
export interface ImportRow {
  row: number;
  project: string;
  posting: Posting;
}

/**
 * Largest lengths of the texts in an import row (project name, document number, and so on), in
 * characters.
 */
const PROJECT_MAX = 300;
const DOCUMENT_MAX = 200;
const NOTE_MAX = 2000;
const PARTS = {
  buildingFen: 'building',
  equipmentFen: 'equipment',
  otherFen: 'other',
  landFen: 'land',
} as const;
const UNCLEAN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;

/** Returns the name that a spreadsheet program shows for a cell, such as `D12`. */
export const cellName = (
  places: SheetHeader['places'],
  column: ImportColumn,
  row: number,
): string | null => {
  const place = places.get(column);
  return place === undefined ? null : `${columnLetters(place)}${row}`;
};

/** Parses a row whose amounts are in `unit`, and reports all problems of the row at once. */
export function readRow(
  sheet: SheetRow,
  header: SheetHeader,
  unit: MoneyUnit,
): ImportRow | ImportProblem[] {
  const { places } = header;
  const problems = cellsWithoutHeading(sheet, header);
  if (
    problems.length > 0 &&
    isBlank({
      row: sheet.row,
      cells: Array.from(places.values(), (place) => sheet.cells[place] ?? null),
    })
  )
    return problems;
  const cellOf = (column: ImportColumn): Cell => sheet.cells[places.get(column) ?? -1] ?? null;
  const given = (column: ImportColumn): boolean => cellText(cellOf(column)).trim() !== '';
  const take = <T>(column: ImportColumn, read: (cell: Cell) => ReadCell<T>): T | undefined => {
    const answer = read(cellOf(column));
    if ('value' in answer) return answer.value;
    problems.push({
      row: sheet.row,
      column,
      cell: cellName(places, column, sheet.row),
      code: answer.code,
      facts: answer.facts,
    });
    return undefined;
  };
  const takeGiven = <T>(column: ImportColumn, read: (cell: Cell) => ReadCell<T>): T | undefined =>
    given(column) ? take(column, read) : undefined;

  const project = take('project', readText(PROJECT_MAX));
  const month = take('month', (cell) => readImportMonth(cell, header));
  const series = take('series', readWord(readSeries, 'SERIES_UNKNOWN'));
  const amountFen = take('amount', (cell) => readAmount(cell, unit, { zero: false }));
  const fundingSource = takeGiven(
    'fundingSource',
    readWord(readFundingSource, 'FUNDING_SOURCE_UNKNOWN'),
  );
  const effectiveOn = takeGiven('effectiveOn', (cell) => readImportDay(cell, header));
  const document = takeGiven('document', readText(DOCUMENT_MAX));
  const note = takeGiven('note', readText(NOTE_MAX));
  const parts = Object.fromEntries(
    Object.entries(PARTS).map(([part, column]) => [
      part,
      takeGiven(column, (cell) => readAmount(cell, unit, { zero: true })),
    ]),
  );
  if (
    problems.length > 0 ||
    project === undefined ||
    month === undefined ||
    series === undefined ||
    amountFen === undefined
  )
    return problems;
  const opening = month.opening
    ? { opening: true, effectiveOn: effectiveOn ?? OPENING.effectiveOn, note: note ?? OPENING.note }
    : { effectiveOn, note };
  return {
    row: sheet.row,
    project,
    posting: {
      series,
      month: month.month,
      amountFen,
      fundingSource,
      document,
      ...opening,
      ...parts,
    },
  };
}

/**
 * Returns a problem for each cell in a column without a heading, so that no content is ignored
 * silently.
 */
function cellsWithoutHeading(
  { row, cells }: SheetRow,
  { places, ignored }: SheetHeader,
): ImportProblem[] {
  const headed = new Set([...places.values(), ...ignored]);
  return cells.flatMap((cell, index) => {
    const value = cellText(cell).trim().slice(0, 40);
    if (value === '' || headed.has(index)) return [];
    const column = columnLetters(index);
    return [
      {
        row,
        column: null,
        cell: `${column}${row}`,
        code: 'CELL_WITHOUT_HEADING' as const,
        facts: { column, value },
      },
    ];
  });
}

const readText =
  (max: number) =>
  (cell: Cell): ReadCell<string> => {
    const text = cellText(cell).replace(/\r\n?/g, '\n').normalize('NFC').trim();
    if (text === '') return { code: 'CELL_REQUIRED', facts: {} };
    if (isErrorValue(text)) return { code: 'FORMULA_FAILED', facts: { value: text } };
    if (text.includes(DAMAGED)) return { code: 'TEXT_DAMAGED', facts: { value: around(text) } };
    return [...text.slice(0, max * 4)].length > max || UNCLEAN.test(text.replace(/[\n\t]/g, ''))
      ? { code: 'NOT_AN_IMPORT_TEXT', facts: { limit: max } }
      : { value: text };
  };

/** Returns the damaged character with some of the text around it, for a message. */
const around = (text: string): string =>
  text.slice(Math.max(0, text.indexOf(DAMAGED) - 15), text.indexOf(DAMAGED) + 16);

const readWord =
  <T>(read: (text: string) => T | null, code: 'SERIES_UNKNOWN' | 'FUNDING_SOURCE_UNKNOWN') =>
  (cell: Cell): ReadCell<T> => {
    const value = cellText(cell).trim().slice(0, 40);
    if (value === '') return { code: 'CELL_REQUIRED', facts: {} };
    if (isErrorValue(value)) return { code: 'FORMULA_FAILED', facts: { value } };
    const word = read(value);
    return word === null
      ? {
          code,
          facts:
            code === 'SERIES_UNKNOWN'
              ? { value }
              : { value, sources: SOURCE_NAMES, codes: SOURCE_CODES },
        }
      : { value: word };
  };
