import type { Schema } from '../../../client/api.js';
import { ApiProblem } from '../../../client/problem.js';

/** Maps fields of the API to columns of a sheet. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  amountFen: 'amount',
  curveFen: 'months',
  category: 'category',
  cells: 'cells',
  year: 'amount',
};

/**
 * The column of a sheet that an error is about, and its message; null for errors shown beside the
 * form.
 */
export function cellOfProblem(
  error: unknown,
  messageOf: (problem: Schema<'FieldProblemView'>) => string,
): { column: string | null; message: string | null } {
  const problem =
    error instanceof ApiProblem
      ? error.problem?.errors.find(({ path }) => COLUMN_OF[path.split('.')[0] ?? ''] !== undefined)
      : undefined;
  return {
    column: COLUMN_OF[problem?.path.split('.')[0] ?? ''] ?? null,
    message: problem ? messageOf(problem) : null,
  };
}
