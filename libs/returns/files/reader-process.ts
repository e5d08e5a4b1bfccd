import { once } from 'node:events';
import { UnreadableFile } from '../rules/import-problem.js';
import type { SheetRow } from '../rules/sheet.js';
import { formatOf } from '../rules/decode-text.js';
import { dayColumns } from '../rules/import-words.js';
import { dateOfCount, type DateSystem, FROM_1900 } from '../rules/read-month.js';
import {
  type ReaderMessage,
  type ReaderRequest,
  ROWS_PER_MESSAGE,
  sentRow,
} from './reader-messages.js';
import { readSheet } from './read-sheet.js';

/**
 * Entry point of the separate process that reads uploaded files. Standard input contains the
 * request as its first line, followed by the bytes of the file; the answers are lines of JSON on
 * standard output. To keep it isolated, the process has neither settings nor a database connection,
 * and imports no code that needs them.
 */

/** Exit code of this process when it runs out of memory and can still report it. */
const OUT_OF_MEMORY_EXIT = 70;
const PART_BYTES = 384 * 1024;
/** Number of characters after which a message is sent; a message may be longer by one row. */
const MESSAGE_CHARACTERS = 100_000;
const NEWLINE = 0x0a;

const say = (message: ReaderMessage | { end: true }): Promise<void> =>
  write(JSON.stringify(message));

/** Writes a line to standard output, and waits when the output buffer is full. */
async function write(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

async function readInput(): Promise<{ request: ReaderRequest; bytes: Buffer }> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
  const input = Buffer.concat(chunks);
  const end = input.indexOf(NEWLINE);
  return {
    request: JSON.parse(input.subarray(0, end).toString()) as ReaderRequest,
    bytes: input.subarray(end + 1),
  };
}

async function sendRows(bytes: Buffer, sheet: string | null): Promise<void> {
  if (formatOf(bytes) === 'csv') await say({ lines: linesIn(bytes) });
  let waiting: string[] = [];
  let characters = 0;
  const send = async (): Promise<void> => {
    if (waiting.length > 0) await write(`{"rows":[${waiting.join(',')}]}`);
    waiting = [];
    characters = 0;
  };
  try {
    for await (const row of readSheet(bytes, sheet, (dates) => say(dates))) {
      if (row.cells.length === 0) continue;
      const text = JSON.stringify(sentRow(row));
      waiting.push(text);
      characters += text.length;
      if (waiting.length === ROWS_PER_MESSAGE || characters > MESSAGE_CHARACTERS) await send();
    }
    await send();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    await send();
    await say({ refused: { code: error.code, facts: error.facts, at: error.at } });
  }
}

function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}

async function sendErrorSheets(
  bytes: Buffer,
  { said, sheet: asked }: Extract<ReaderRequest, { task: 'error-sheets' }>,
): Promise<void> {
  const { errorSheets } = await import('./error-sheet.js');
  for (const { format, language, bytes: sheet } of await errorSheets(
    () => whileReadable(bytes, asked),
    said,
  )) {
    for (let from = 0; from < sheet.length; from += PART_BYTES) {
      await say({
        sheet: { format, language },
        part: Buffer.from(sheet.subarray(from, from + PART_BYTES)).toString('base64'),
      });
    }
  }
}

/**
 * Yields the rows of a file, up to the place where the file becomes unreadable. Numbers in date
 * columns are converted to dates, so that they keep their meaning in a sheet with another date
 * system.
 */
async function* whileReadable(bytes: Buffer, sheet: string | null): AsyncGenerator<SheetRow> {
  let dates = FROM_1900;
  let days: ReadonlySet<number> | null = null;
  const learn = (found: DateSystem): Promise<void> => Promise.resolve(void (dates = found));
  try {
    for await (const row of readSheet(bytes, sheet, learn)) {
      if (days === null && row.cells.length > 0) days = dayColumns(row);
      yield {
        ...row,
        cells: row.cells.map((cell, index) =>
          days?.has(index) ? (dateOfCount(cell, dates) ?? cell) : cell,
        ),
      };
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
  }
}

// Signals sent to the whole process group are ignored, so that a shutdown of the server is not
// mistaken for an error of the file. The parent process ends this process itself.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.stdout.on('error', () => process.exit(1));
try {
  const { request, bytes } = await readInput();
  await (request.task === 'rows'
    ? sendRows(bytes, request.sheet)
    : sendErrorSheets(bytes, request));
  await say({ end: true });
} catch (error) {
  process.exitCode = error instanceof RangeError ? OUT_OF_MEMORY_EXIT : 1;
}
