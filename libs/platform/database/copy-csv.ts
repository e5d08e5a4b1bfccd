import type { Writable } from 'node:stream';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import pg from 'pg';
import { FORMULA_STARTS } from '#values';
import { copyTextOut } from './copy-out.js';
import type { Database, Tx } from './database.js';
import type { Scope } from './scope.js';

/** Writes a CSV file; its parts are written in the order of the calls. */
export interface CsvWriter {
  /** The transaction in which all rows are read. */
  tx: Tx;
  /** Writes one line of plain cells, such as headings. */
  line(cells: readonly string[]): void;
  /**
   * Writes all rows of a query, streamed from the database's COPY without creating objects. `$1` …
   * refer to the parameters.
   */
  rows(sql: string, parameters: readonly (string | null)[]): Promise<void>;
}

/**
 * Characters that begin a formula, as a bracket expression of PostgreSQL. The hyphen is last, where
 * it does not denote a range.
 */
const STARTS = `^[${FORMULA_STARTS.filter((start) => start !== '-').join('')}-]`;

/** SQL that protects a text from being evaluated as a formula by a spreadsheet. */
export const spreadsheetText = (column: string): string =>
  `CASE WHEN ${column} ~ ${pg.escapeLiteral(STARTS)} THEN '''' || ${column} ELSE ${column} END`;

/**
 * Statement timeout of exports. It is longer than usual, because a COPY stays open while the client
 * reads a file larger than the spool.
 */
const COPY_TIMEOUT = '30min';

/** The destination and content of a CSV file. */
export interface CsvFile {
  out: Writable;
  /** Called when the database has begun to return rows, before the first byte. */
  begun(): void;
  write(csv: CsvWriter): Promise<void>;
}

/**
 * Writes a CSV file in UTF-8 with BOM and CRLF. @throws errors of the database or of the output;
 * the caller must then abort the file, so that an incomplete file is not taken for a complete one.
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

/** Inserts the parameters as escaped literals, because COPY takes no parameters. */
const filledIn = (sql: string, parameters: readonly (string | null)[]): string =>
  sql.replace(/\$(\d+)/g, (_, number: string) => {
    const value = parameters[Number(number) - 1];
    return value === null || value === undefined ? 'NULL' : pg.escapeLiteral(value);
  });

/**
 * Approximate size of a written block. COPY returns row by row, and a write per row would cost more
 * than the row itself.
 */
const BLOCK_CHARACTERS = 65_536;

/** Converts line ends from LF, as COPY writes them, to CRLF for spreadsheets on Windows. */
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
