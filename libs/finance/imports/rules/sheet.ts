/** What a cell of a sheet holds; a formula is its result. */
export type Cell = string | number | boolean | Date | null;

/** A row by the number that a spreadsheet shows beside it. */
export interface SheetRow { row: number; cells: readonly Cell[] }

/** Columns that a file of history may have; the first four must be there. */
export const IMPORT_COLUMNS = ['project', 'month', 'series', 'amount', 'fundingSource', 'effectiveOn', 'document', 'note', 'building', 'equipment', 'other', 'land'] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];
export const REQUIRED_COLUMNS = ['project', 'month', 'series', 'amount'] as const satisfies readonly ImportColumn[];

/** Bounds of a file: rows besides the header, columns, and what it may weigh as it comes and unpacked, in bytes. */
export const IMPORT_ROWS_MAX = 100_000;
export const IMPORT_CELLS_MAX = 60;
export const IMPORT_BYTES_MAX = 20 * 1024 * 1024;
export const UNPACKED_BYTES_MAX = 300 * 1024 * 1024;

/** Whether a row has nothing in it. */
export const isBlank = ({ cells }: SheetRow): boolean => cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''));

/** A cell as a text that shows what stands in it. */
export const cellText = (cell: Cell | undefined): string => (cell instanceof Date ? (Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)) : cell === null || cell === undefined ? '' : String(cell));

/** The letters a spreadsheet shows above a column, 0 being `A`. */
export const columnLetters = (index: number): string => (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
