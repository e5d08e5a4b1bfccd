import {
  ConfinedEnded,
  type ConfinedEnd,
  confinedMessages,
  type ConfinedProgram,
  type Language,
} from '#platform';
import { type ImportProblem, UnreadableFile } from '../rules/import-problem.js';
import { ERROR_HEADINGS } from '../rules/import-words.js';
import { SHEET_FORMATS, SHEET_LANGUAGES, type SheetRow } from '../rules/sheet.js';
import { wordProblem } from '../texts/import-problems.js';
import { IMPORT_PROBLEMS } from '../texts/problem-words.js';
import type { ErrorSheet, SaidProblems } from './error-sheet.js';
import { readMessage, type ReadMessage, type ReaderRequest } from './reader-messages.js';

/** The program that reads uploads. The largest honest file, 100,000 rows of 12 columns, takes a tenth of its time and a third of its memory. */
export const UPLOAD_READER: ConfinedProgram = {
  entry: 'dist/libs/finance/imports/files/reader-process.js',
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

/** What a file gives while it is read: how many lines it has, where that is known before, how a workbook counts days, and its rows. */
export type ReadPart = { lines: number } | { from1904: boolean } | { rows: SheetRow[] };

/** An upload as it came, and which sheet of it is meant; null: the one that is visible. */
export interface UploadedFile {
  /** Slice by slice, as it is kept. */
  bytes: readonly Buffer[];
  sheet: string | null;
}

/**
 * Reads the rows of a file in a process of its own; rows that have nothing in them are left out.
 * @throws UnreadableFile and nothing else on account of the file, whatever becomes of that process.
 */
export async function* readApart(
  { bytes, sheet }: UploadedFile,
  reader = UPLOAD_READER,
): AsyncGenerator<ReadPart> {
  try {
    for await (const message of messagesOf({ task: 'rows', sheet }, bytes, reader)) {
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

/** Makes the error sheets of a file in a process of its own; none when that does not finish. */
export async function errorSheetsApart(
  { bytes, sheet }: UploadedFile,
  problems: readonly ImportProblem[],
  reader = UPLOAD_READER,
): Promise<ErrorSheet[]> {
  const said = { zh: saidIn('zh', problems), en: saidIn('en', problems) };
  const parts = new Map<string, Buffer[]>();
  try {
    for await (const message of messagesOf({ task: 'error-sheets', sheet, said }, bytes, reader)) {
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
  bytes: readonly Buffer[],
  reader: ConfinedProgram,
): AsyncGenerator<ReadMessage> {
  for await (const sent of confinedMessages(reader, [
    Buffer.from(`${JSON.stringify(request)}\n`),
    ...bytes,
  ])) {
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

/** Heading of the column of problems, by the format of the sheet. */
const headingsIn = (language: Language): SaidProblems['headings'] => ({
  csv: ERROR_HEADINGS.csv[language],
  xlsx: ERROR_HEADINGS.xlsx[language],
});

/** Problems in words, by row and of the file as a whole. */
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
