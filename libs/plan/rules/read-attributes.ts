import type { FactRow } from './fact-row.js';
import { refuseRepeats } from './number-gaps.js';
import { readColumnOrItemReference } from './located-fact.js';
import { type AttributeFact, FIGURE_COMPARATORS, type PlanItemFact } from './plan-facts.js';

export const ATTRIBUTES_HEADER = [
  'column',
  'item',
  'name',
  'comparator',
  'value',
  'unit',
  'note',
  'place',
] as const;

/**
 * Reads `attributes.csv`: lengths and counts that describe an item or a whole column. Reports a
 * name that occurs twice in the same item or column.
 */
export function readAttributes(
  rows: readonly FactRow[],
  items: readonly PlanItemFact[],
): AttributeFact[] {
  const read = rows.map((row) => ({ row, fact: attributeOf(row, items) }));
  refuseRepeats(
    read.map(({ row, fact }) => ({ row, key: `${fact.place} “${fact.name}”` })),
    'name',
    (key) => `the attribute ${key}`,
  );
  return read.map(({ fact }) => fact);
}

function attributeOf(row: FactRow, items: readonly PlanItemFact[]): AttributeFact {
  const reference = readColumnOrItemReference(row, items);
  const value = row.decimal('value');
  if (row.optional('value') === null) row.refuse('value', 'is missing');
  if (row.optional('unit') === null)
    row.refuse('unit', value ? `is missing for ${value}` : 'is missing');
  return {
    ...reference,
    name: row.text('name'),
    comparator: row.word('comparator', FIGURE_COMPARATORS),
    value: value ?? '',
    unit: row.optional('unit') ?? '',
    note: row.optional('note'),
  };
}
