import type { Place } from './pasted-block.js';

/** A direction of movement in a sheet. */
export interface Step {
  row: -1 | 0 | 1;
  column: -1 | 0 | 1;
}

/**
 * The pressed key, and the caret's position in the cell's text. A select has no caret; left and
 * right leave it.
 */
export interface Pressed {
  key: string;
  shift: boolean;
  caret: { start: boolean; end: boolean } | null;
}

/**
 * The direction in which a key leaves a cell; null when the key acts within the cell. In a select,
 * up and down choose an option.
 */
export function stepOf({ key, shift, caret }: Pressed): Step | null {
  if (key === 'Enter') return { row: shift ? -1 : 1, column: 0 };
  if (key === 'ArrowUp' && caret) return { row: -1, column: 0 };
  if (key === 'ArrowDown' && caret) return { row: 1, column: 0 };
  if (key === 'ArrowLeft' && (caret === null || caret.start)) return { row: 0, column: -1 };
  if (key === 'ArrowRight' && (caret === null || caret.end)) return { row: 0, column: 1 };
  return null;
}

/** The next editable cell in a direction; null at the end of the sheet. */
export function nextCell(
  from: Place,
  step: Step,
  size: { rows: number; columns: number },
  isTyped: (at: Place) => boolean,
): Place | null {
  for (
    let at = { row: from.row + step.row, column: from.column + step.column };
    at.row >= 0 && at.column >= 0 && at.row < size.rows && at.column < size.columns;
    at = { row: at.row + step.row, column: at.column + step.column }
  ) {
    if (isTyped(at)) return at;
  }
  return null;
}
