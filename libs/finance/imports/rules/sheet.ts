/** The value of a cell; for a formula, its result. */
export type Cell = string | number | boolean | Date | null;

/** A row with its number as a spreadsheet shows it. */
export interface SheetRow {
  row: number;
  cells: readonly Cell[];
}

/** File formats of a sheet, and languages of its texts. */
export const SHEET_FORMATS = ['csv', 'xlsx'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];
export const SHEET_LANGUAGES = ['zh', 'en'] as const;
export type SheetLanguage = (typeof SHEET_LANGUAGES)[number];

/** Columns of a file of ledger history; the first four are required. */
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

/** Limits of a file: rows without the header, columns, and bytes as uploaded and unpacked. */
export const IMPORT_ROWS_MAX = 100_000;
export const IMPORT_CELLS_MAX = 60;
export const IMPORT_BYTES_MAX = 20 * 1024 * 1024;
export const UNPACKED_BYTES_MAX = 300 * 1024 * 1024;

/** Largest row and column count of a spreadsheet, empty rows and cells included. */
export const SHEET_ROWS_MAX = 1_048_576;
export const SHEET_CELLS_MAX = 16_384;
/** Maximum number of characters in all cells of one row. */
export const ROW_CHARACTERS_MAX = 50_000;

/**
 * Limits of a workbook's other contents: parts of the archive, shared texts and their characters,
 * cell formats.
 */
export const ARCHIVE_PARTS_MAX = 1_000;
export const SHARED_TEXTS_MAX = 1_000_000;
export const SHARED_CHARACTERS_MAX = 50_000_000;
export const STYLES_MAX = 65_536;
/** Limits of a workbook's markup: characters between two tags, and nesting depth of tags. */
export const MARKUP_CHARACTERS_MAX = 1_000_000;
export const MARKUP_DEPTH_MAX = 64;

/** Whether a cell shows nothing. */
export const isBlankCell = (cell: Cell): boolean =>
  cell === null || (typeof cell === 'string' && cell.trim() === '');

/** Whether all cells of a row show nothing. */
export const isBlank = ({ cells }: SheetRow): boolean => cells.every(isBlankCell);

/** The content of a cell as text. */
export const cellText = (cell: Cell | undefined): string =>
  cell instanceof Date
    ? Number.isNaN(cell.getTime())
      ? ''
      : cell.toISOString().slice(0, 10)
    : cell === null || cell === undefined
      ? ''
      : String(cell);

/** The letters of a column as a spreadsheet shows them, index 0 being `A`. */
export const columnLetters = (index: number): string =>
  (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') +
  String.fromCharCode(65 + (index % 26));
