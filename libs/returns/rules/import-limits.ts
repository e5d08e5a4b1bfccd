/**
 * Limits of an uploaded file: rows without the header row, columns, and bytes before and after
 * unpacking.
 */
export const IMPORT_ROWS_MAX = 100_000;
export const IMPORT_CELLS_MAX = 60;
export const IMPORT_BYTES_MAX = 20 * 1024 * 1024;
export const UNPACKED_BYTES_MAX = 300 * 1024 * 1024;

/** Largest number of rows and columns in a spreadsheet file, empty rows and cells included. */
export const SHEET_ROWS_MAX = 1_048_576;
export const SHEET_CELLS_MAX = 16_384;
/** Largest number of characters in all cells of one row. */
export const ROW_CHARACTERS_MAX = 50_000;

/**
 * Limits of a workbook's other contents: files inside the archive, shared texts and their
 * characters, cell formats.
 */
export const ARCHIVE_PARTS_MAX = 1_000;
export const SHARED_TEXTS_MAX = 1_000_000;
export const SHARED_CHARACTERS_MAX = 50_000_000;
export const STYLES_MAX = 65_536;
/** Limits of a workbook's XML markup: characters between two tags, and nesting depth of tags. */
export const MARKUP_CHARACTERS_MAX = 1_000_000;
export const MARKUP_DEPTH_MAX = 64;
