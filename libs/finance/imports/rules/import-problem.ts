import type { ProblemCode } from '#platform';
import type { IMPORT_PROBLEMS } from '../texts/problem-words.js';
import type { ImportColumn } from './sheet.js';

/** Problem codes of an import: its own ones and those of the ledger's rules. */
export type ImportProblemCode = keyof typeof IMPORT_PROBLEMS | ProblemCode;

export type ProblemFacts = Readonly<Record<string, string | number>>;

/**
 * A problem and its place: `row` as the spreadsheet numbers it (null: the file as a whole) and
 * `cell` such as `D12`. The text is produced when it is read, in the reader's language.
 */
export interface ImportProblem {
  row: number | null;
  column: ImportColumn | null;
  cell: string | null;
  code: ImportProblemCode;
  facts: ProblemFacts;
}

/** Where reading stopped: the row as the spreadsheet numbers it, and the cell where known. */
export interface Place {
  row: number;
  cell: string | null;
}

/** A file that cannot be read at all, or not beyond a certain place. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  constructor(
    readonly code: ImportProblemCode,
    readonly facts: ProblemFacts = {},
    readonly at: Place | null = null,
  ) {
    super(code);
  }
}

/** The problem reported for an unreadable file. */
export const problemOfReading = ({ code, facts, at }: UnreadableFile): ImportProblem => ({
  row: at?.row ?? null,
  column: null,
  cell: at?.cell ?? null,
  code,
  facts,
});

/** A problem of the file as a whole. */
export const problemOfFile = (
  code: ImportProblemCode,
  facts: ProblemFacts = {},
): ImportProblem => ({ row: null, column: null, cell: null, code, facts });
