import { pipeline, Readable } from 'node:stream';
import { CsvError, parse, type Parser } from 'csv-parse';
import { decodeCsv, delimiterOf } from '../rules/decode-text.js';
import { UnreadableFile } from '../rules/import-problem.js';
import { columnLetters, type SheetRow } from '../rules/sheet.js';
import { IMPORT_ROWS_MAX, ROW_CHARACTERS_MAX } from '../rules/import-limits.js';

const CHUNK_BYTES = 65_536;
/**
 * Largest number of lines, blank ones included. It is larger than the row limit, because
 * spreadsheet programs sometimes save many blank lines at the end.
 */
const LINES_MAX = 3 * IMPORT_ROWS_MAX;
/**
 * Largest number of bytes of one CSV record: up to four per character, doubled for quotes and
 * separators.
 */
const RECORD_BYTES_MAX = 8 * ROW_CHARACTERS_MAX;

/**
 * Yields the rows of a CSV file in order, including blank rows.
 * @throws UnreadableFile
 */
export async function* csvRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  const text = decodeCsv(bytes);
  const records = parse({
    delimiter: delimiterOf(text),
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: ROW_CHARACTERS_MAX,
  });
  // An error of the source or of the parser ends both streams. It is not handled here, because the
  // loop below throws it.
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

/**
 * Converts an error of the CSV parser. The place of the error is taken from the error itself,
 * because the parser may fail before the rows it has already parsed have been consumed.
 */
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
 * Passes the file to the CSV parser in small chunks, because the parser processes a chunk without
 * pausing. The parser limits only the characters of a record, so a record of countless empty cells
 * would pass; a record that does not end within RECORD_BYTES_MAX is therefore refused here.
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
