import type { FactRow } from './fact-row.js';
import { columnPlace, itemPlace } from './place.js';
import type { PlanItemFact } from './plan-facts.js';

/**
 * The item that a row refers to. Reports an item that the plan does not have, and a place name that
 * belongs to another item. When `items` is empty, that was reported already, and reporting it again
 * for each row would hide the cause.
 */
export function readItemReference(
  row: FactRow,
  items: readonly PlanItemFact[],
): { column: number; item: number; place: string } {
  const [column, item] = [row.whole('column'), row.whole('item')];
  const known =
    items.length === 0 || items.some((each) => each.column === column && each.number === item);
  if (column && item && !known)
    row.refuse('item', `there is no item ${item} of column ${column} in items.csv`);
  return { column, item, place: readPlace(row, itemPlace(column, item)) };
}

/** Like {@link readItemReference}, but an empty item refers to the column as a whole. */
export function readColumnOrItemReference(
  row: FactRow,
  items: readonly PlanItemFact[],
): { column: number; item: number | null; place: string } {
  if (row.optional('item') !== null) return readItemReference(row, items);
  const column = row.whole('column');
  if (column && items.length > 0 && !items.some((each) => each.column === column))
    row.refuse('column', `there is no column ${column} in columns.csv`);
  return { column, item: null, place: readPlace(row, columnPlace(column)) };
}

function readPlace(row: FactRow, expected: string): string {
  const place = row.text('place');
  if (place && place !== expected && row.sound)
    row.refuse('place', `“${place}” is not where this fact is filed`, expected);
  return place;
}
