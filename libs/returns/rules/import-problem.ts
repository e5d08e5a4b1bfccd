import type { ProblemCode } from '#platform/problem';
import type { IMPORT_PROBLEMS } from '../texts/problem-words.js';
import type { ImportColumn } from './sheet.js';

/** Problem codes of an import: codes defined for imports and codes of the ledger's rules. */
export type ImportProblemCode = keyof typeof IMPORT_PROBLEMS | ProblemCode;

export type ProblemFacts = Readonly<Record<string, string | number>>;

/**
 * A problem of an import and its place: `row` is the row number that a spreadsheet program shows
 * (null: the file as a whole), `cell` a name such as `D12`. The message is composed only when the
 * problem is displayed, in the reader's language.
 */
export interface ImportProblem {
  row: number | null;
  column: ImportColumn | null;
  cell: string | null;
  code: ImportProblemCode;
  facts: ProblemFacts;
}

/**
 * The place in a file where reading stopped: the row number that a spreadsheet program shows, and
 * the cell (null when not known).
 */
export interface Place {
  row: number;
  cell: string | null;
}

/** Thrown for a file that cannot be read at all, or not beyond a certain place. */
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

/** Returns the problem to be reported for an unreadable file. */
export const problemOfReading = ({ code, facts, at }: UnreadableFile): ImportProblem => ({
  row: at?.row ?? null,
  column: null,
  cell: at?.cell ?? null,
  code,
  facts,
});

/** Returns a problem that concerns the file as a whole. */
export const problemOfFile = (
  code: ImportProblemCode,
  facts: ProblemFacts = {},
): ImportProblem => ({ row: null, column: null, cell: null, code, facts });
