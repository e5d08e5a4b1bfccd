import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { streamXlsxRows } from 'hucre/xlsx';
import { decodeCsv, delimiterOf, formatOf, isOldWorkbook } from '../rules/decode-text.js';
import { UnreadableFile } from '../rules/import-problem.js';
import { type Cell, IMPORT_CELLS_MAX, type SheetRow } from '../rules/sheet.js';
import { unpackedSize } from './unpacked-size.js';

const RECORD_CHARACTERS_MAX = 50_000;
const CHUNK_BYTES = 65_536;

/** The rows of a file as they come, blank ones too. @throws UnreadableFile, and nothing else, whatever the bytes are. */
export async function* readSheet(bytes: Buffer): AsyncGenerator<SheetRow> {
  const rows = formatOf(bytes) === 'xlsx' ? xlsxRows(bytes) : csvRows(bytes);
  for await (const row of rows) {
    const cells = row.cells.slice(0, lastFilled(row.cells) + 1);
    if (cells.length > IMPORT_CELLS_MAX) throw new UnreadableFile('CELLS_TOO_MANY', { limit: IMPORT_CELLS_MAX });
    yield { row: row.row, cells };
  }
}

const lastFilled = (cells: readonly Cell[]): number => cells.findLastIndex((cell) => cell !== null && cell !== '');

async function* csvRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  const text = decodeCsv(bytes);
  const records = parse({ delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: false, max_record_size: RECORD_CHARACTERS_MAX });
  let row = 0;
  try {
    for await (const cells of Readable.from(chunksOf(Buffer.from(text))).pipe(records) as AsyncIterable<string[]>) yield { row: (row += 1), cells };
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile('FILE_UNREADABLE', { reason: `${error.code}, ${row + 1}` });
    throw error;
  }
}

/** The parser takes what it is given without a pause, so it is given little at a time. */
function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) yield bytes.subarray(from, from + CHUNK_BYTES);
}

async function* xlsxRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  if (isOldWorkbook(bytes)) throw new UnreadableFile('FILE_OLD_FORMAT');
  unpackedSize(bytes);
  const rows = streamXlsxRows(bytes, { sheet: 0 });
  for (;;) {
    const next = await nextOf(rows);
    if (!next) return;
    yield { row: next.index + 1, cells: next.values };
  }
}

/** Only the bytes decide what the reader of workbooks throws, so whatever it throws is about them. */
async function nextOf(rows: ReturnType<typeof streamXlsxRows>): Promise<{ index: number; values: Cell[] } | null> {
  try {
    const { done, value } = await rows.next();
    return done || !value ? null : value;
  } catch (error) {
    throw new UnreadableFile('FILE_UNREADABLE', { reason: (error as Error).message.replace(/[^\p{L}\p{N} .,:'-]/gu, ' ').slice(0, 200) });
  }
}
