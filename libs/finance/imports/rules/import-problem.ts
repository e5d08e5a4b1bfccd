import type { ProblemCode } from '#platform';
import type { IMPORT_PROBLEMS } from '../texts/problem-words.js';
import type { ImportColumn } from './sheet.js';

/** What may be wrong in a file: something of its own, or a rule of the ledger. */
export type ImportProblemCode = keyof typeof IMPORT_PROBLEMS | ProblemCode;

export type ProblemFacts = Readonly<Record<string, string | number>>;

/** What was wrong, and where: `row` as the sheet shows it (null: the file as a whole), `cell` such as `D12`. Worded when it is read. */
export interface ImportProblem {
  row: number | null;
  column: ImportColumn | null;
  cell: string | null;
  code: ImportProblemCode;
  facts: ProblemFacts;
}

/** Where reading ended: the row as a spreadsheet shows it, and the cell where that is known. */
export interface Place {
  row: number;
  cell: string | null;
}

/** A file that cannot be read at all, or not beyond a place. */
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

/** What an unreadable file is refused with. */
export const problemOfReading = ({ code, facts, at }: UnreadableFile): ImportProblem => ({
  row: at?.row ?? null,
  column: null,
  cell: at?.cell ?? null,
  code,
  facts,
});

/** Something wrong with the file as a whole. */
export const problemOfFile = (
  code: ImportProblemCode,
  facts: ProblemFacts = {},
): ImportProblem => ({ row: null, column: null, cell: null, code, facts });
