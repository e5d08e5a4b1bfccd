import { useFieldProblem } from '../ui/wording/use-field-problem.js';
import { cellsOfProblem } from './problem-cell.js';
import type { SheetSaving } from './use-save-sheet.js';

/** Error messages of the server for one year of an editable table, by column. */
export interface CellProblemsOfYear {
  year: number;
  byColumn: ReadonlyMap<string, string>;
}

/**
 * Returns the translated error messages for the cells of the year that the server has rejected;
 * null when it has rejected none.
 */
export function useCellProblems(refused: SheetSaving['refused']): CellProblemsOfYear | null {
  const worded = useFieldProblem();
  if (!refused) return null;
  const { byColumn } = cellsOfProblem(refused.error, (one) => {
    const { name, message } = worded(one);
    // All twelve months use the same column for error messages, so a message about a month begins
    // with the name of the month.
    return one.path.includes('.') && name !== null ? `${name} ${message}` : message;
  });
  return { year: refused.year, byColumn };
}
