import type { Place, ProblemFacts } from '../rules/import-problem.js';
import {
  type Cell,
  SHEET_FORMATS,
  SHEET_LANGUAGES,
  type SheetLanguage,
  type SheetRow,
} from '../rules/sheet.js';
import { IMPORT_CELLS_MAX } from '../rules/import-limits.js';
import type { ErrorSheet, SaidProblems } from './error-sheet.js';

/**
 * A request to the process that reads uploaded files: return the rows of a file, or its error
 * sheets. The bytes of the file follow the request. `sheet` names the workbook sheet to read; with
 * null, the only visible sheet that is not empty is read.
 */
export type ReaderRequest = { sheet: string | null } & (
  { task: 'rows' } | { task: 'error-sheets'; said: Record<SheetLanguage, SaidProblems> }
);

/**
 * A row of an uploaded file as the confined reader process sends it to the process that checks it:
 * row number and cells. A date is sent as milliseconds since
 * 1970.
 */
type SentRow = [row: number, cells: (string | number | boolean | null | { day: number })[]];

/**
 * Code and place of the problem because of which a file was refused, as sent between the processes.
 */
interface SentProblem {
  code: string;
  facts: ProblemFacts;
  at: Place | null;
}

/**
 * A message from the process that reads uploaded files, as sent: the number of lines, the date
 * system, rows, a refusal or a part of an error sheet.
 */
export type ReaderMessage =
  | { lines: number }
  | { from1904: boolean }
  | { rows: SentRow[] }
  | { refused: SentProblem }
  | { sheet: Pick<ErrorSheet, 'format' | 'language'>; part: string };

/** Number of rows sent in one message. */
export const ROWS_PER_MESSAGE = 100;

export const sentRow = ({ row, cells }: SheetRow): SentRow => [
  row,
  cells.map((cell) => (cell instanceof Date ? { day: cell.getTime() } : cell)),
];

/** A message from the process that reads uploaded files, after validation. */
export type ReadMessage =
  | { lines: number }
  | { from1904: boolean }
  | { rows: SheetRow[] }
  | { refused: SentProblem }
  | { sheet: Pick<ErrorSheet, 'format' | 'language'>; part: Buffer };

/**
 * Parses and validates a message from the process that reads uploaded files; returns null when the
 * message is invalid. Because that process handles untrusted files, its output is not trusted
 * either.
 */
export function readMessage(message: unknown): ReadMessage | null {
  if (typeof message !== 'object' || message === null) return null;
  const { lines, from1904, rows, refused, sheet, part } = message as Record<string, unknown>;
  if (Number.isInteger(lines)) return { lines: lines as number };
  if (typeof from1904 === 'boolean') return { from1904 };
  if (Array.isArray(rows)) {
    const read = rows.length <= ROWS_PER_MESSAGE ? rows.map(rowOf) : [null];
    return read.includes(null) ? null : { rows: read as SheetRow[] };
  }
  if (isRecord(refused) && typeof refused['code'] === 'string')
    return {
      refused: {
        code: refused['code'],
        facts: factsOf(refused['facts']),
        at: placeOf(refused['at']),
      },
    };
  if (isRecord(sheet) && typeof part === 'string') {
    const format = SHEET_FORMATS.find((one) => one === sheet['format']);
    const language = SHEET_LANGUAGES.find((one) => one === sheet['language']);
    return format && language
      ? { sheet: { format, language }, part: Buffer.from(part, 'base64') }
      : null;
  }
  return null;
}

function rowOf(sent: unknown): SheetRow | null {
  if (!Array.isArray(sent) || sent.length !== 2) return null;
  const [row, cells] = sent as [unknown, unknown];
  if (!Number.isInteger(row) || !Array.isArray(cells) || cells.length > IMPORT_CELLS_MAX)
    return null;
  const read = cells.map(cellOf);
  return read.includes(undefined) ? null : { row: row as number, cells: read as Cell[] };
}

function cellOf(sent: unknown): Cell | undefined {
  if (
    sent === null ||
    typeof sent === 'string' ||
    typeof sent === 'number' ||
    typeof sent === 'boolean'
  )
    return sent;
  const day = isRecord(sent) ? sent['day'] : undefined;
  // JSON has no NaN: an invalid date, which is sent as NaN, arrives as null.
  if (day === null) return new Date(Number.NaN);
  return typeof day === 'number' ? new Date(day) : undefined;
}

function factsOf(sent: unknown): ProblemFacts {
  const facts = isRecord(sent) ? Object.entries(sent) : [];
  return Object.fromEntries(
    facts.filter((fact): fact is [string, string | number] =>
      ['string', 'number'].includes(typeof fact[1]),
    ),
  );
}

function placeOf(sent: unknown): Place | null {
  if (!isRecord(sent) || !Number.isInteger(sent['row'])) return null;
  const cell =
    typeof sent['cell'] === 'string' && /^[A-Z]{1,4}\d{1,7}$/.test(sent['cell'])
      ? sent['cell']
      : null;
  return { row: sent['row'] as number, cell };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
