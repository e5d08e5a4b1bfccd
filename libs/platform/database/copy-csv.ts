import type { Writable } from 'node:stream';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import pg from 'pg';
import { FORMULA_STARTS } from '#values';
import { copyTextOut } from './copy-out.js';
import type { Database, Tx } from './database.js';
import type { Scope } from './scope.js';

/**
 * Functions that write the content of a CSV file. The parts of the file appear in the order of the
 * calls.
 */
export interface CsvWriter {
  /** The transaction in which `rows` runs its queries. */
  tx: Tx;
  /** Writes one line of cells, such as the headings. */
  line(cells: readonly string[]): void;
  /**
   * Writes all rows of a query. The database formats them as CSV (COPY), so no object is created
   * per row. `$1`, `$2` … in the SQL refer to the parameters. `seen` is given the lines as they are
   * written.
   * @returns the number of rows.
   */
  rows(
    sql: string,
    parameters: readonly (string | null)[],
    seen?: (lines: Buffer) => void,
  ): Promise<number>;
}

/**
 * Regular expression, in PostgreSQL's syntax, for a text that begins with a formula character such
 * as "=". The hyphen is last in the brackets, because elsewhere it would denote a range of
 * characters.
 */
const STARTS = `^[${FORMULA_STARTS.filter((start) => start !== '-').join('')}-]`;

/**
 * Returns SQL for the text in a column. The SQL puts an apostrophe before a text that a spreadsheet
 * program would evaluate as a formula.
 */
export const spreadsheetText = (column: string): string =>
  `CASE WHEN ${column} ~ ${pg.escapeLiteral(STARTS)} THEN '''' || ${column} ELSE ${column} END`;

/**
 * Statement timeout of exports. It is longer than that of other statements, because a COPY stays
 * open while the client downloads a file that is larger than the spool (the buffer on disk).
 */
const COPY_TIMEOUT = '30min';

/** The stream that a CSV file is written to, and the function that writes its content. */
export interface CsvFile {
  out: Writable;
  /** Called before the first byte is written, when the transaction has begun. */
  begun(): void;
  write(csv: CsvWriter): Promise<unknown>;
}

/**
 * Writes a CSV file in UTF-8 with a byte order mark and CRLF line ends.
 * @throws errors of the database or of the output. The caller must then abort the file, so that an
 * incomplete file is not taken for a complete one.
 */
export async function writeCsv(
  database: Database,
  scope: Scope,
  { out, begun, write }: CsvFile,
): Promise<void> {
  await database.read(scope, async (tx) => {
    await tx.query(`SET LOCAL statement_timeout = '${COPY_TIMEOUT}'`);
    begun();
    out.write('\uFEFF');
    await write({
      tx,
      line: (cells) => void out.write(stringify([[...cells]], { record_delimiter: 'windows' })),
      rows: (sql, parameters, seen) =>
        copyTextOut(
          tx,
          `COPY (${filledIn(sql, parameters)}) TO STDOUT (FORMAT csv)`,
          out,
          (source) => crlfLines(source, seen),
        ),
    });
    out.end();
  });
}

/**
 * Replaces `$1`, `$2` … in the SQL by the parameters as escaped literals, because COPY takes no
 * parameters.
 */
const filledIn = (sql: string, parameters: readonly (string | null)[]): string =>
  sql.replace(/\$(\d+)/g, (_, number: string) => {
    const value = parameters[Number(number) - 1];
    return value === null || value === undefined ? 'NULL' : pg.escapeLiteral(value);
  });

/**
 * Approximate number of bytes in one write to the output. COPY returns one row at a time, and one
 * write per row would take more time than formatting the row.
 */
const BLOCK_BYTES = 65_536;

/**
 * Converts line ends from LF, as the database writes them, to CRLF for spreadsheet programs on
 * Windows. Bytes are treated as Latin-1 characters, which leaves UTF-8 as it is: none of its longer
 * characters contains the byte of a line end.
 */
async function* crlfLines(
  source: AsyncIterable<Buffer>,
  seen?: (lines: Buffer) => void,
): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let bytes = 0;
  const block = (): Buffer => {
    const text = Buffer.concat(chunks).toString('latin1').replaceAll('\n', '\r\n');
    const lines = Buffer.from(text, 'latin1');
    seen?.(lines);
    return lines;
  };
  for await (const chunk of source) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes < BLOCK_BYTES) continue;
    yield block();
    chunks = [];
    bytes = 0;
    // Pauses for one turn of the event loop, so that other requests need not wait until all
    // received rows are processed.
    await endOfTurn();
  }
  if (bytes > 0) yield block();
}
