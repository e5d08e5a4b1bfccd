import {
  type ConfinedEnd,
  ConfinedEnded,
  confinedMessages,
  type ConfinedProgram,
} from '#platform/confined';
import type { Language } from '#platform/language';
import { type ImportProblem, UnreadableFile } from '../rules/import-problem.js';
import { ERROR_HEADINGS } from '../rules/import-words.js';
import { SHEET_FORMATS, SHEET_LANGUAGES, type SheetRow } from '../rules/sheet.js';
import { wordProblem } from '../texts/import-problems.js';
import { IMPORT_PROBLEMS } from '../texts/problem-words.js';
import type { ErrorSheet, SaidProblems } from './error-sheet.js';
import { readMessage, type ReadMessage, type ReaderRequest } from './reader-messages.js';

/**
 * The program that reads uploaded files in a separate process, with its limits. The largest
 * permitted file, 100,000 rows of 12 columns, needs a tenth of the time and a third of the memory
 * allowed.
 */
export const UPLOAD_READER: ConfinedProgram = {
  entry: 'dist/libs/returns/files/reader-process.js',
  limits: {
    heapMegabytes: 384,
    memoryMegabytes: 1024,
    cpuSeconds: 60,
    wallSeconds: 180,
    outputBytes: 256 * 1024 * 1024,
  },
};

const ENDED = {
  memory: 'READING_TOOK_MEMORY',
  'processor-time': 'READING_TOOK_TIME',
  time: 'READING_TOOK_TIME',
  output: 'READING_GAVE_TOO_MUCH',
  broken: 'READING_BROKE',
} as const satisfies Record<ConfinedEnd, keyof typeof IMPORT_PROBLEMS>;

/**
 * One item of the stream that reading a file produces: the number of lines (when known beforehand),
 * the date system of a workbook, or rows.
 */
export type ReadPart = { lines: number } | { from1904: boolean } | { rows: SheetRow[] };

/**
 * An uploaded file, and the name of the workbook sheet to read; with null, the only visible sheet
 * that is not empty is read.
 */
export interface UploadedFile {
  /** Opens the content of the file. It is called once for each reading. */
  open: () => AsyncIterable<Uint8Array>;
  sheet: string | null;
}

/**
 * Reads the rows of a file in a separate process; empty rows are left out.
 * @throws UnreadableFile for every failure that the file can cause, including a crash of that
 * process.
 */
export async function* readApart(
  { open, sheet }: UploadedFile,
  reader = UPLOAD_READER,
): AsyncGenerator<ReadPart> {
  try {
    for await (const message of messagesOf({ task: 'rows', sheet }, open, reader)) {
      if ('refused' in message)
        throw new UnreadableFile(
          codeOf(message.refused.code),
          message.refused.facts,
          message.refused.at,
        );
      if ('sheet' in message) throw new ConfinedEnded('broken', 'it answered what nobody asked');
      yield message;
    }
  } catch (error) {
    if (error instanceof ConfinedEnded) throw new UnreadableFile(ENDED[error.end]);
    throw error;
  }
}

/**
 * Makes the error sheets of a file in a separate process. Returns an empty list when that process
 * does not finish.
 */
export async function errorSheetsApart(
  { open, sheet }: UploadedFile,
  problems: readonly ImportProblem[],
  reader = UPLOAD_READER,
): Promise<ErrorSheet[]> {
  const said = { zh: saidIn('zh', problems), en: saidIn('en', problems) };
  const parts = new Map<string, Buffer[]>();
  try {
    for await (const message of messagesOf({ task: 'error-sheets', sheet, said }, open, reader)) {
      if (!('sheet' in message)) throw new ConfinedEnded('broken', 'it answered what nobody asked');
      const key = `${message.sheet.format} ${message.sheet.language}`;
      parts.set(key, [...(parts.get(key) ?? []), message.part]);
    }
  } catch (error) {
    if (error instanceof ConfinedEnded) return [];
    throw error;
  }
  return SHEET_FORMATS.flatMap((format) =>
    SHEET_LANGUAGES.flatMap((language) => {
      const found = parts.get(`${format} ${language}`);
      return found ? [{ format, language, bytes: Buffer.concat(found) }] : [];
    }),
  );
}

async function* messagesOf(
  request: ReaderRequest,
  open: UploadedFile['open'],
  reader: ConfinedProgram,
): AsyncGenerator<ReadMessage> {
  const input = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${JSON.stringify(request)}\n`);
    yield* open();
  };
  for await (const sent of confinedMessages(reader, input())) {
    const message = readMessage(sent);
    if (!message)
      throw new ConfinedEnded('broken', 'a message is not of the kind that was asked for');
    yield message;
  }
}

function codeOf(code: string): keyof typeof IMPORT_PROBLEMS {
  if (!Object.hasOwn(IMPORT_PROBLEMS, code))
    throw new ConfinedEnded('broken', 'it refused the file for a reason that is none');
  return code as keyof typeof IMPORT_PROBLEMS;
}

/** Returns the headings of the problem column, one for each file format. */
const headingsIn = (language: Language): SaidProblems['headings'] => ({
  csv: ERROR_HEADINGS.csv[language],
  xlsx: ERROR_HEADINGS.xlsx[language],
});

/**
 * Returns the messages for problems in one language: those of rows, by row number, and those of the
 * file as a whole.
 */
export function saidIn(language: Language, problems: readonly ImportProblem[]): SaidProblems {
  const rows = new Map<number, string>();
  const file: string[] = [];
  for (const problem of problems) {
    const { row, cell, message, accepted } = wordProblem(problem, language);
    const text = `${cell === null ? '' : `${cell} `}${message}${accepted === '' ? '' : `（${accepted}）`}`;
    if (row === null) file.push(text);
    else rows.set(row, rows.has(row) ? `${rows.get(row)}\n${text}` : text);
  }
  return { headings: headingsIn(language), rows: [...rows], file };
}
