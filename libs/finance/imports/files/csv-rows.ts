import { pipeline, Readable } from 'node:stream';
import { CsvError, parse, type Parser } from 'csv-parse';
import { decodeCsv, delimiterOf } from '../rules/decode-text.js';
import { UnreadableFile } from '../rules/import-problem.js';
import {
  columnLetters,
  IMPORT_ROWS_MAX,
  ROW_CHARACTERS_MAX,
  type SheetRow,
} from '../rules/sheet.js';

const CHUNK_BYTES = 65_536;
/** Lines that are read, blank ones included: a spreadsheet that was saved with a long empty end is still taken. */
const LINES_MAX = 3 * IMPORT_ROWS_MAX;
/** Bytes that one record may take: four for each of its characters, and as much again for quotes and the marks between cells. */
const RECORD_BYTES_MAX = 8 * ROW_CHARACTERS_MAX;

/** The rows of a CSV file as they come, blank ones too. @throws UnreadableFile */
export async function* csvRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  const text = decodeCsv(bytes);
  const records = parse({
    delimiter: delimiterOf(text),
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: ROW_CHARACTERS_MAX,
  });
  // An error on either side ends both, and the loop below throws it.
  pipeline(Readable.from(chunksOf(Buffer.from(text), records)), records, () => undefined);
  let row = 0;
  try {
    for await (const cells of records as AsyncIterable<string[]>) {
      row += 1;
      if (row > LINES_MAX) throw new UnreadableFile('ROWS_TOO_MANY', { limit: IMPORT_ROWS_MAX });
      yield { row, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw problemOf(error);
  }
}

/** The parser fails as soon as it is fed, before the rows so far are taken from it: only the error itself knows where it was. */
function problemOf(error: CsvError): UnreadableFile {
  const { records, column } = error as CsvError & { records: number; column: number };
  const row = records + 1;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return tooLong(row);
  const at = { row, cell: `${columnLetters(column)}${row}` };
  return new UnreadableFile(
    error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'QUOTE_NOT_CLOSED' : 'QUOTE_MISPLACED',
    {},
    at,
  );
}

/**
 * The parser takes what it is given without a pause, so it is given little at a time. It bounds the characters of a record, of
 * which empty cells have none; a record that has not ended after many bytes is refused here.
 */
function* chunksOf(bytes: Buffer, { info }: Pick<Parser, 'info'>): Generator<Buffer> {
  let ended = { records: 0, at: 0 };
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    if (info.records !== ended.records) ended = { records: info.records, at: from };
    if (from - ended.at > RECORD_BYTES_MAX) throw tooLong(info.records + 1);
    yield bytes.subarray(from, from + CHUNK_BYTES);
  }
}

const tooLong = (at: number): UnreadableFile =>
  new UnreadableFile('ROW_TOO_LONG', { at, limit: ROW_CHARACTERS_MAX }, { row: at, cell: null });
