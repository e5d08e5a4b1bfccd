import type { Place } from './pasted-block.js';

/** A way through a sheet. */
export interface Step {
  row: -1 | 0 | 1;
  column: -1 | 0 | 1;
}

/** The key that was pressed, and where the caret stands in a cell's text; a list has no caret and is left by its sides. */
export interface Pressed {
  key: string;
  shift: boolean;
  caret: { start: boolean; end: boolean } | null;
}

/** Which way a key leads out of a cell; null where it stays in the text. Up and down in a list choose from it. */
export function stepOf({ key, shift, caret }: Pressed): Step | null {
  if (key === 'Enter') return { row: shift ? -1 : 1, column: 0 };
  if (key === 'ArrowUp' && caret) return { row: -1, column: 0 };
  if (key === 'ArrowDown' && caret) return { row: 1, column: 0 };
  if (key === 'ArrowLeft' && (caret === null || caret.start)) return { row: 0, column: -1 };
  if (key === 'ArrowRight' && (caret === null || caret.end)) return { row: 0, column: 1 };
  return null;
}

/** The next cell on the way that can be typed in; null where the sheet ends first. */
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
