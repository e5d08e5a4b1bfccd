import { type Database, serviceScope } from '#platform/database';
import type { errorSheetsApart } from '../files/read-apart.js';
import { type ImportProblem, problemOfFile } from '../rules/import-problem.js';
import { ProblemList } from '../rules/problem-list.js';
import { noteRefused, type TakenImport } from '../store/import-work.js';
import type { HeldImport } from './held-import.js';
import type { ImportRun } from './import-run.js';

/** The problems of an import, and the error sheets if some were made. */
interface Problems {
  problems: ProblemList;
  sheets?: Awaited<ReturnType<typeof errorSheetsApart>> | undefined;
}

/** Stores that an import is refused because of its problems, and ends the work on it. */
export async function refused(
  database: Database,
  held: HeldImport,
  taken: TakenImport,
  { problems: { kept, count }, sheets = [] }: Problems,
): Promise<ImportRun> {
  held.letGo();
  await database.write(serviceScope('imports'), (tx) =>
    noteRefused(tx, taken, { state: 'refused', errors: kept, count, sheets }),
  );
  return { outcome: 'refused', errors: count };
}

/** A list of one problem that concerns the file as a whole. */
export const listOf = (code: 'ACCOUNT_CLOSED' | 'FORBIDDEN'): ProblemList =>
  listWith([problemOfFile(code)]);

/** A list of the given problems. */
export function listWith(problems: readonly ImportProblem[]): ProblemList {
  const list = new ProblemList(problems.length);
  list.add(problems);
  return list;
}
