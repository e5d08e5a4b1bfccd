import { useFieldProblem } from '../../../wording/use-field-problem.js';
import { cellsOfProblem } from './problem-cell.js';
import type { SheetSaving } from './use-save-sheet.js';

/** What the server refused of a year of a sheet, by column. */
export interface CellProblemsOfYear {
  year: number;
  byColumn: ReadonlyMap<string, string>;
}

/** Words the problems of a rejected year for its cells; null when nothing was rejected. */
export function useCellProblems(refused: SheetSaving['refused']): CellProblemsOfYear | null {
  const worded = useFieldProblem();
  if (!refused) return null;
  const { byColumn } = cellsOfProblem(refused.error, (one) => {
    const { name, message } = worded(one);
    // A month has no cell of its own for messages, so its name comes first.
    return one.path.includes('.') && name !== null ? `${name} ${message}` : message;
  });
  return { year: refused.year, byColumn };
}
