import { compareDecimals } from './decimal.js';
import { type Due, type PlanYears, readDue } from './due.js';
import type { FactRow } from './fact-row.js';
import { refuseRepeats } from './number-gaps.js';
import { readItemReference } from './located-fact.js';
import {
  type PlanItemFact,
  TARGET_BASES,
  TARGET_COMPARATORS,
  type TargetComparator,
  type TargetFact,
} from './plan-facts.js';

export const TARGETS_HEADER = [
  'id',
  'column',
  'item',
  'measure',
  'comparator',
  'value',
  'valueTo',
  'unit',
  'due',
  'basis',
  'note',
  'place',
] as const;

const ID_TAIL = /^[a-z0-9]+$/;
const WITHOUT_FIGURE: readonly (TargetComparator | null)[] = [
  'by-date',
  'in-step',
  'province-assigned',
];

type Figures = Pick<TargetFact, 'comparator' | 'value' | 'valueTo' | 'unit'>;

/**
 * Reads `targets.csv`. Reports a duplicate id, and a measure that occurs twice in the same item.
 */
export function readTargets(
  rows: readonly FactRow[],
  items: readonly PlanItemFact[],
  years: PlanYears,
): TargetFact[] {
  const read = rows.map((row) => ({ row, fact: targetOf(row, items, years) }));
  refuseRepeats(
    read.map(({ row, fact }) => ({ row, key: fact.id })),
    'id',
    (id) => `the id ${id}`,
  );
  refuseRepeats(
    read.map(({ row, fact }) => ({ row, key: `${fact.place} “${fact.measure}”` })),
    'measure',
    (key) => `the measure ${key}`,
  );
  return read.map(({ fact }) => fact);
}

function targetOf(row: FactRow, items: readonly PlanItemFact[], years: PlanYears): TargetFact {
  const reference = readItemReference(row, items);
  const stem = `${reference.column}-${reference.item}-`;
  const id = row.text('id');
  if (id && !(id.startsWith(stem) && ID_TAIL.test(id.slice(stem.length))))
    row.refuse('id', `“${id}” does not name its item`, `${stem}a, ${stem}b, …`);
  const figures = figuresOf(row);
  return {
    id,
    ...reference,
    measure: row.text('measure'),
    ...figures,
    ...dueOf(row, figures.comparator, years),
    basis: row.word('basis', TARGET_BASES),
    note: row.optional('note'),
  };
}

function figuresOf(row: FactRow): Figures {
  const comparator = row.wordIfAny('comparator', TARGET_COMPARATORS);
  const [value, valueTo, unit] = [
    row.decimal('value'),
    row.decimal('valueTo'),
    row.optional('unit'),
  ];
  if (row.optional('comparator') === null) {
    row.refuse(
      'comparator',
      value ? `is missing for ${value}` : 'is missing',
      TARGET_COMPARATORS.join(' '),
    );
  } else if (WITHOUT_FIGURE.includes(comparator)) {
    for (const header of ['value', 'valueTo', 'unit']) {
      if (row.optional(header)) row.refuse(header, `“${comparator}” takes no figure and no unit`);
    }
  } else {
    refuseHalfFigures(row, comparator, value, valueTo);
  }
  return { comparator: comparator ?? '=', value, valueTo, unit };
}

function refuseHalfFigures(
  row: FactRow,
  comparator: TargetComparator | null,
  value: string | null,
  valueTo: string | null,
): void {
  const figure = row.optional('value');
  if (figure === null)
    row.refuse('value', `is missing after “${comparator ?? row.optional('comparator')}”`);
  else if (row.optional('unit') === null) row.refuse('unit', `is missing for ${figure}`);
  if (comparator === 'range') {
    if (row.optional('valueTo') === null) row.refuse('valueTo', 'a range needs its upper end');
    else if (value && valueTo && compareDecimals(value, valueTo) >= 0)
      row.refuse('valueTo', `${valueTo} is not above ${value}`);
  } else if (row.optional('valueTo')) {
    row.refuse('valueTo', 'only a range has an upper end', 'comparator range, or an empty cell');
  }
}

function dueOf(
  row: FactRow,
  comparator: TargetComparator,
  years: PlanYears,
): Due | { due: null; dueOn: null } {
  const text = row.optional('due');
  const due = text === null ? null : readDue(text, years);
  const { firstYear, lastYear } = years;
  if (text !== null && due === null) {
    row.refuse(
      'due',
      `“${text}” is no due date within the plan`,
      `a year ${firstYear} to ${lastYear}, ${firstYear}..${lastYear}, yearly, or empty`,
    );
  } else if (comparator === 'by-date' && !due?.dueOn) {
    row.refuse('due', '“by-date” needs a year or a period', `${lastYear}`);
  }
  return due ?? { due: null, dueOn: null };
}
