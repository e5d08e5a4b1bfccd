/** What a cell of a sheet holds; a formula is its result. */
export type Cell = string | number | boolean | Date | null;

/** A row by the number that a spreadsheet shows beside it. */
export interface SheetRow {
  row: number;
  cells: readonly Cell[];
}

/** Forms in which a sheet is handed over, and languages of what is said in it. */
export const SHEET_FORMATS = ['csv', 'xlsx'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];
export const SHEET_LANGUAGES = ['zh', 'en'] as const;
export type SheetLanguage = (typeof SHEET_LANGUAGES)[number];

/** Columns that a file of history may have; the first four must be there. */
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

/** Bounds of a file: rows besides the header, columns, and what it may weigh as it comes and unpacked, in bytes. */
export const IMPORT_ROWS_MAX = 100_000;
export const IMPORT_CELLS_MAX = 60;
export const IMPORT_BYTES_MAX = 20 * 1024 * 1024;
export const UNPACKED_BYTES_MAX = 300 * 1024 * 1024;

/** Bounds of a sheet as spreadsheets have them, empty rows and cells included. */
export const SHEET_ROWS_MAX = 1_048_576;
export const SHEET_CELLS_MAX = 16_384;
/** Characters that the cells of one row may hold together. */
export const ROW_CHARACTERS_MAX = 50_000;

/** Bounds of what a workbook keeps beside its sheet: parts of the archive, distinct texts and their characters, cell formats. */
export const ARCHIVE_PARTS_MAX = 1_000;
export const SHARED_TEXTS_MAX = 1_000_000;
export const SHARED_CHARACTERS_MAX = 50_000_000;
export const STYLES_MAX = 65_536;
/** Characters between two tags of a workbook's markup, and how deep tags may stand in each other. */
export const MARKUP_CHARACTERS_MAX = 1_000_000;
export const MARKUP_DEPTH_MAX = 64;

/** Whether a cell has nothing in it that a person would see. */
export const isBlankCell = (cell: Cell): boolean =>
  cell === null || (typeof cell === 'string' && cell.trim() === '');

/** Whether a row has nothing in it. */
export const isBlank = ({ cells }: SheetRow): boolean => cells.every(isBlankCell);

/** A cell as a text that shows what stands in it. */
export const cellText = (cell: Cell | undefined): string =>
  cell instanceof Date
    ? Number.isNaN(cell.getTime())
      ? ''
      : cell.toISOString().slice(0, 10)
    : cell === null || cell === undefined
      ? ''
      : String(cell);

/** The letters a spreadsheet shows above a column, 0 being `A`. */
export const columnLetters = (index: number): string =>
  (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') +
  String.fromCharCode(65 + (index % 26));
