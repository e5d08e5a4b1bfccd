import type { Writable } from 'node:stream';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import pg from 'pg';
import { FORMULA_STARTS } from '#values';
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

/** The first characters that make a formula, as a bracket expression of PostgreSQL; the hyphen last, where it is no range. */
const STARTS = `^[${FORMULA_STARTS.filter((start) => start !== '-').join('')}-]`;

/** SQL that keeps a text from being run as a formula by a spreadsheet. */
export const spreadsheetText = (column: string): string =>
  `CASE WHEN ${column} ~ ${pg.escapeLiteral(STARTS)} THEN '''' || ${column} ELSE ${column} END`;

/** Longer than any other statement may take: the reader of a file larger than its spool holds a COPY open. */
const COPY_TIMEOUT = '30min';

/** Where a CSV file goes, and what is in it. */
export interface CsvFile {
  out: Writable;
  /** Called when the database has begun to answer, before the first byte. */
  begun(): void;
  write(csv: CsvWriter): Promise<void>;
}

/**
 * Writes a CSV file: UTF-8 with BOM, CRLF. @throws what the database says, or why the reader is gone; whoever calls then breaks the
 * file off, so that half of it is never taken for the whole.
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
      rows: async (sql, parameters) => {
        await copyTextOut(
          tx,
          `COPY (${filledIn(sql, parameters)}) TO STDOUT (FORMAT csv)`,
          out,
          crlfLines,
        );
      },
    });
    out.end();
  });
}

/** COPY takes no parameters, so the values are written in, each as an escaped literal. */
const filledIn = (sql: string, parameters: readonly (string | null)[]): string =>
  sql.replace(/\$(\d+)/g, (_, number: string) => {
    const value = parameters[Number(number) - 1];
    return value === null || value === undefined ? 'NULL' : pg.escapeLiteral(value);
  });

/** Lines go out together in blocks of about so many characters: COPY answers row by row, and a write for each costs more than the row. */
const BLOCK_CHARACTERS = 65_536;

/** COPY ends lines with LF; spreadsheets on Windows want CRLF. */
async function* crlfLines(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let block = '';
  for await (const chunk of source) {
    block += decoder.decode(chunk, { stream: true }).replaceAll('\n', '\r\n');
    if (block.length < BLOCK_CHARACTERS) continue;
    yield block;
    block = '';
    // Yields to the event loop: rows that are already buffered would otherwise be processed without
    // serving any other request.
    await endOfTurn();
  }
  if (block !== '') yield block;
}
