/** The value of a cell; if the cell contains a formula, its result. */
export type Cell = string | number | boolean | Date | null;

/** A row with the row number that a spreadsheet program shows. */
export interface SheetRow {
  row: number;
  cells: readonly Cell[];
}

/**
 * File formats of a sheet. The next constant lists the languages in which its texts can be written.
 */
export const SHEET_FORMATS = ['csv', 'xlsx'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];
export const SHEET_LANGUAGES = ['zh', 'en'] as const;
export type SheetLanguage = (typeof SHEET_LANGUAGES)[number];

/** Columns that a file of ledger history can have; the first four are required. */
export const IMPORT_COLUMNS = [
  'project',
  'month',
  'series',
  'amount',
  'fundingSource',
  'effectiveOn',
  'document',
  'note',
  'building',
  'equipment',
  'other',
  'land',
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];
export const REQUIRED_COLUMNS = [
  'project',
  'month',
  'series',
  'amount',
] as const satisfies readonly ImportColumn[];

/** Tells whether a cell appears empty. */
export const isBlankCell = (cell: Cell): boolean =>
  cell === null || (typeof cell === 'string' && cell.trim() === '');

/** Tells whether all cells of a row appear empty. */
export const isBlank = ({ cells }: SheetRow): boolean => cells.every(isBlankCell);

/** Returns the content of a cell as text. */
export const cellText = (cell: Cell | undefined): string =>
  cell instanceof Date
    ? Number.isNaN(cell.getTime())
      ? ''
      : cell.toISOString().slice(0, 10)
    : cell === null || cell === undefined
      ? ''
      : String(cell);

/** Returns the letters with which a spreadsheet program names a column; index 0 is `A`. */
export const columnLetters = (index: number): string =>
  (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') +
  String.fromCharCode(65 + (index % 26));
