import type { Socket } from 'node:net';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
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
    await write({ tx, line: (cells) => void out.write(`${cells.map(quoted).join(',')}\r\n`), rows: (sql, parameters) => copyRows(tx, filledIn(sql, parameters), out) });
    out.end();
  }).catch((error: unknown) => out.destroy(error as Error));
  return out;
}

async function copyRows(tx: Tx, sql: string, out: PassThrough): Promise<void> {
  const client = (await tx.queryRunner?.connect()) as pg.PoolClient & { connection: { stream: Socket } };
  try {
    await pipeline(client.query(copyTo(`COPY (${sql}) TO STDOUT (FORMAT csv)`)), crlfLines, out, { end: false });
  } catch (error) {
    // A COPY whose reader went away holds its connection for ever, so it is given up; one that failed in the database has let go of it.
    if (!(error instanceof pg.DatabaseError)) client.connection.stream.destroy();
    throw error;
  }
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
