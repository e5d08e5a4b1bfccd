/** A column of a printed table. Columns of kind `number` are aligned at the right and not broken. */
export interface PrintedColumn {
  heading: string;
  kind: 'text' | 'number';
}

/** A table to be printed on A4 pages in landscape, whose heading row stands on every page. */
export interface TableDocument {
  title: string;
  /** What stands between title and table, each with its word. */
  facts: readonly (readonly [word: string, value: string])[];
  columns: readonly PrintedColumn[];
  /** The cells of the rows, one for each column. */
  rows: readonly (readonly string[])[];
  /**
   * The cells of the last row, one for each column. The first one takes the width of all columns of
   * text before the first number.
   */
  total: readonly string[];
  /** Sentences below the table. */
  notes: readonly string[];
  /** What stands at the left of the foot of every page. */
  footer: string;
  /** The number of a page, with `{page}` and `{pages}` in it. */
  pageNumber: string;
  /** Instant that the file states as that of its creation, in ISO 8601; no clock is read. */
  madeAt: string;
}

/** Largest number of rows of a printed table; making so many takes about
 * seven seconds of processor time and 420 MiB. */
export const PRINTED_ROWS_MAX = 2_000;
