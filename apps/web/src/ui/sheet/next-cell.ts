import type { Place } from './pasted-block.js';

/** Direction in which the focus moves in an editable table: number of rows and of columns. */
export interface Step {
  row: -1 | 0 | 1;
  column: -1 | 0 | 1;
}

/**
 * The pressed key, and whether the caret is at the start or the end of the cell's text. `caret` is
 * null for a select input, which has no caret.
 */
export interface Pressed {
  key: string;
  shift: boolean;
  caret: { start: boolean; end: boolean } | null;
}

/**
 * Returns the direction in which a key moves the focus to another cell. Returns null when the key
 * acts within the cell, such as an arrow key within the text, or up and down in a select input.
 */
export function stepOf({ key, shift, caret }: Pressed): Step | null {
  if (key === 'Enter') return { row: shift ? -1 : 1, column: 0 };
  if (key === 'ArrowUp' && caret) return { row: -1, column: 0 };
  if (key === 'ArrowDown' && caret) return { row: 1, column: 0 };
  if (key === 'ArrowLeft' && (caret === null || caret.start)) return { row: 0, column: -1 };
  if (key === 'ArrowRight' && (caret === null || caret.end)) return { row: 0, column: 1 };
  return null;
}

/** Returns the next editable cell in a direction; null when there is none. */
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
