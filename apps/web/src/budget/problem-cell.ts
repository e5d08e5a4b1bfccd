import type { Schema } from '../client/api.js';
import { ApiProblem } from '../client/problem.js';

/** Maps fields of the API to columns of the editable tables for year plans and funding. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  amountFen: 'amount',
  curveFen: 'months',
  category: 'category',
  cells: 'cells',
  year: 'amount',
};
const columnOf = (path: string): string | undefined => COLUMN_OF[path.split('.')[0] ?? ''];

interface CellProblems {
  byColumn: ReadonlyMap<string, string>;
  paths: ReadonlySet<string>;
}

const NONE: CellProblems = { byColumn: new Map(), paths: new Set() };

/**
 * Returns the error messages of a rejected request that belong to cells of an editable table, by
 * column, and the paths of their fields. These messages are shown at the cells only; the form shows
 * all others.
 */
export function cellsOfProblem(
  error: unknown,
  messageOf: (problem: Schema<'FieldProblemView'>) => string,
): CellProblems {
  if (!(error instanceof ApiProblem) || !error.problem) return NONE;
  const byColumn = new Map<string, string>();
  const paths = new Set<string>();
  for (const problem of error.problem.errors) {
    const column = columnOf(problem.path);
    if (column === undefined) continue;
    const [before, message] = [byColumn.get(column), messageOf(problem)];
    byColumn.set(
      column,
      before === undefined || before === message ? message : `${before} ${message}`,
    );
    paths.add(problem.path);
  }
  return { byColumn, paths };
}

/** Returns the paths of the fields whose error messages are shown at cells of an editable table. */
export const pathsAtCells = (error: unknown): ReadonlySet<string> =>
  cellsOfProblem(error, ({ message }) => message).paths;
