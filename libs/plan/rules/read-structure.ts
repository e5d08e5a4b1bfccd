import { type Day, isDay } from '#values';
import type { FactRow } from './fact-row.js';
import { refuseGapsAndRepeats } from './number-gaps.js';
import { columnPlace, itemPlace } from './place.js';
import { ITEM_KINDS, type PlanColumnFact, type PlanFact, type PlanItemFact } from './plan-facts.js';

export const PLAN_HEADER = [
  'code',
  'name',
  'region',
  'firstYear',
  'lastYear',
  'periodStart',
  'periodEnd',
  'document',
] as const;
export const COLUMNS_HEADER = ['number', 'title', 'part', 'chapter', 'chapterTitle'] as const;
export const ITEMS_HEADER = ['column', 'number', 'title', 'kind', 'numberDerived'] as const;

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const REGION = /^[1-9]\d{5}$/;

/** Reads the single row of `plan.csv`. Returns null when the row is missing or invalid. */
export function readPlanRow(rows: readonly FactRow[]): PlanFact | null {
  const [row, second] = rows;
  if (!row) return null;
  second?.refuse('code', 'a folder holds one plan, this is a second row');
  const code = row.text('code');
  if (code && !SLUG.test(code))
    row.refuse('code', `“${code}” is no code`, 'small letters, digits and single hyphens');
  const region = row.text('region');
  if (region && !REGION.test(region))
    row.refuse('region', `“${region}” is no division code`, 'six digits such as 330100');
  const [firstYear, lastYear] = [row.whole('firstYear'), row.whole('lastYear')];
  if (lastYear < firstYear)
    row.refuse('lastYear', `${lastYear} is before the first year ${firstYear}`);
  const periodStart = dayThatIs(row, 'periodStart', `${firstYear}-01-01`);
  const periodEnd = dayThatIs(row, 'periodEnd', `${lastYear}-12-31`);
  const plan = {
    code,
    name: row.text('name'),
    region,
    firstYear,
    lastYear,
    periodStart,
    periodEnd,
    document: row.text('document'),
  };
  return row.sound ? plan : null;
}

function dayThatIs(row: FactRow, header: string, expected: string): Day {
  const text = row.text(header);
  if (text && !(isDay(text) && text === expected))
    row.refuse(header, `“${text}” does not fit the years`, expected);
  return text as Day;
}

/** Reads `columns.csv`. Reports columns that are not numbered from 1 without gaps. */
export function readColumns(rows: readonly FactRow[]): PlanColumnFact[] {
  const read = rows.map((row) => ({ row, number: row.whole('number'), fact: columnOf(row) }));
  refuseGapsAndRepeats(read, 'number', 'column');
  return read.map(({ fact }) => fact);
}

function columnOf(row: FactRow): PlanColumnFact {
  const number = Number(row.optional('number'));
  return {
    number,
    title: row.text('title'),
    part: row.whole('part'),
    chapter: row.whole('chapter'),
    chapterTitle: row.text('chapterTitle'),
    place: columnPlace(number),
  };
}

/**
 * Reads `items.csv`. Reports items that are not numbered from 1 without gaps within their column,
 * and a column without items.
 */
export function readItems(
  rows: readonly FactRow[],
  columnRows: readonly FactRow[],
  columns: readonly PlanColumnFact[],
): PlanItemFact[] {
  const read = rows.map((row) => ({ row, fact: itemOf(row, columns) }));
  for (const column of new Set(read.map(({ fact }) => fact.column))) {
    const ofColumn = read.filter(({ fact }) => fact.column === column);
    refuseGapsAndRepeats(
      ofColumn.map(({ row, fact }) => ({ row, number: fact.number })),
      'number',
      `column ${column} item`,
    );
  }
  columns.forEach(({ number }, at) => {
    const empty = read.length > 0 && !read.some(({ fact }) => fact.column === number);
    if (empty) columnRows[at]?.refuse('number', `column ${number} has no item in items.csv`);
  });
  return read.map(({ fact }) => fact);
}

function itemOf(row: FactRow, columns: readonly PlanColumnFact[]): PlanItemFact {
  const column = row.whole('column');
  if (column && columns.length > 0 && !columns.some(({ number }) => number === column))
    row.refuse('column', `there is no column ${column} in columns.csv`);
  const number = row.whole('number');
  return {
    column,
    number,
    title: row.text('title'),
    kind: row.word('kind', ITEM_KINDS),
    numberDerived: row.word('numberDerived', ['yes', 'no']) === 'yes',
    place: itemPlace(column, number),
  };
}
