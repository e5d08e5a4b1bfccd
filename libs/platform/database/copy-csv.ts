import { PassThrough, type Readable } from 'node:stream';
import pg from 'pg';
import { copyTextOut } from './copy-out.js';
import type { Database, Tx } from './database.js';
import type { Scope } from './scope.js';

/** Writes one CSV file; its parts go out in the order of the calls. */
export interface CsvWriter {
  /** The transaction all rows are read in. */
  tx: Tx;
  /** One line of plain cells, such as headings. */
  line(cells: readonly string[]): void;
  /** All rows that a query answers, from the database's COPY to the reader without passing through objects. `$1` … stand for the parameters. */
  rows(sql: string, parameters: readonly (string | null)[]): Promise<void>;
}

/** SQL that keeps a text from being run as a formula by a spreadsheet. */
export const spreadsheetText = (column: string): string => `CASE WHEN ${column} ~ '^[=+@\\t\\r-]' THEN '''' || ${column} ELSE ${column} END`;

/** Longer than any other statement may take: a slow reader holds a COPY open. */
const COPY_TIMEOUT = '30min';

/** Opens a CSV file as a stream: UTF-8 with BOM, CRLF. A failure on the way breaks the stream off, so that half a file is never taken for a whole one. */
export function csvStream(database: Database, scope: Scope, write: (csv: CsvWriter) => Promise<void>): Readable {
  const out = new PassThrough();
  void database.read(scope, async (tx) => {
    await tx.query(`SET LOCAL statement_timeout = '${COPY_TIMEOUT}'`);
    out.write('\uFEFF');
    await write({ tx, line: (cells) => void out.write(`${cells.map(quoted).join(',')}\r\n`), rows: (sql, parameters) => copyTextOut(tx, `COPY (${filledIn(sql, parameters)}) TO STDOUT (FORMAT csv)`, out, crlfLines).then(() => undefined) });
    out.end();
  }).catch((error: unknown) => out.destroy(error as Error));
  return out;
}

/** COPY takes no parameters, so the values are written in, each as an escaped literal. */
const filledIn = (sql: string, parameters: readonly (string | null)[]): string => sql.replace(/\$(\d+)/g, (_, number: string) => {
  const value = parameters[Number(number) - 1];
  return value === null || value === undefined ? 'NULL' : pg.escapeLiteral(value);
});

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** COPY ends lines with LF; spreadsheets on Windows want CRLF. */
async function* crlfLines(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of source) yield decoder.decode(chunk, { stream: true }).replace(/\n/g, '\r\n');
}
