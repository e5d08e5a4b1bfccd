import type { FactRow } from './fact-row.js';
import { columnPlace, itemPlace } from './place.js';
import type { PlanItemFact } from './plan-facts.js';

/**
 * Reads which plan item a row refers to. Reports an item that does not exist, and a `place` cell
 * that names another item. Existence is not checked when `items` is empty, because the missing
 * items were reported already, and one more error for each row would hide that cause.
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

/**
 * Reads which plan item or column a row refers to. An empty `item` cell means that the row refers
 * to the whole column; otherwise as {@link readItemReference}.
 */
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
