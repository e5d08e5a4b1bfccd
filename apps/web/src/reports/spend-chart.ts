import type { SpendRow } from '../client/spend.js';
import type { SpendGroup } from '../client/spend-groups.js';
import { type ChartDefinition, sumOfKnown } from '../ui/charts/chart-definition.js';
import { groupValue } from './spend-question.js';

/** Kinds of amount of which one is drawn; they must never be added up with each other. */
export const MEASURES = ['completed', 'funds', 'paid'] as const;
export type Measure = (typeof MEASURES)[number];

/** Forms of a chart: stacked bars, or a map whose fields are the darker the larger the amount. */
export const CHART_FORMS = ['bars', 'heat'] as const;
export type ChartForm = (typeof CHART_FORMS)[number];

/**
 * What is drawn: a measure, by the grouping of the axis, stacked by another one or not at all. A heat
 * map has a row for each value of the other one.
 */
export interface ChartChoice {
  measure: Measure;
  axis: SpendGroup;
  stack: SpendGroup | null;
  form: ChartForm;
}

/** Texts of a chart, in the language of the page. */
export interface SpendChartWords {
  axis: string;
  measure: string;
  notStated: string;
  /** Name of what is gathered from a number of smaller values. */
  rest: (count: number) => string;
  /** Name of a row in a grouping; null where the row states none. */
  textOf: (group: SpendGroup, row: SpendRow) => string | null;
}

/** Largest number of bars, and of colours in a bar; the smallest ones are gathered. */
export const BARS_MAX = 20;
export const COLOURS_MAX = 12;
export const ROWS_MAX = 40;

const NOT_STATED = 'none';
const REST = 'rest';
const NO_STACK = 'no';
const TIMES: readonly SpendGroup[] = ['year', 'quarter', 'month'];
const PARAMETERS = {
  measure: 'chart',
  axis: 'chartBy',
  stack: 'chartStack',
  form: 'chartForm',
} as const;

/**
 * Reads from the URL what is drawn; null when no chart is shown. By default the axis is a time, if
 * the report is grouped by one, and the bars are stacked by funding source or by another grouping.
 */
export function readChartChoice(
  params: URLSearchParams,
  groupBy: readonly SpendGroup[],
): ChartChoice | null {
  const measure = MEASURES.find((one) => one === params.get(PARAMETERS.measure));
  const named = (name: string): SpendGroup | undefined =>
    groupBy.find((group) => group === params.get(name));
  const axis =
    named(PARAMETERS.axis) ?? groupBy.find((group) => TIMES.includes(group)) ?? groupBy[0];
  if (!measure || !axis || groupBy.includes('entry')) return null;
  const others = groupBy.filter((group) => group !== axis);
  const asked = params.get(PARAMETERS.stack);
  const stack =
    asked === NO_STACK
      ? null
      : (others.find((group) => group === asked) ??
        others.find((group) => group === 'source') ??
        others.find((group) => group !== 'project') ??
        null);
  const form = stack && params.get(PARAMETERS.form) === 'heat' ? 'heat' : 'bars';
  return { measure, axis, stack, form };
}

/** Returns a copy of the query parameters of the URL that shows a chart, or none (null). */
export function writeChartChoice(
  params: URLSearchParams,
  choice: ChartChoice | null,
): URLSearchParams {
  const written = new URLSearchParams(params);
  for (const name of Object.values(PARAMETERS)) written.delete(name);
  if (!choice) return written;
  written.set(PARAMETERS.measure, choice.measure);
  written.set(PARAMETERS.axis, choice.axis);
  written.set(PARAMETERS.stack, choice.stack ?? NO_STACK);
  if (choice.form === 'heat') written.set(PARAMETERS.form, choice.form);
  return written;
}

/**
 * Returns the chart of a report's rows. Amounts that a parent already contains are counted once, as
 * in the totals of the report, except where each project has a bar of its own. Times without a row
 * between two others stay empty.
 */
export function spendChart(
  rows: readonly SpendRow[],
  choice: ChartChoice,
  words: SpendChartWords,
): ChartDefinition {
  const { axis, stack, measure, form } = choice;
  const isTime = TIMES.includes(axis);
  const cells = cellsOf(rows, choice);
  const most = form === 'heat' ? ROWS_MAX : COLOURS_MAX;
  const bars = isTime
    ? timesBetween(namedValues(rows, axis, words), axis)
    : gathered(ranked(namedValues(rows, axis, words), cells, 'bar'), BARS_MAX, words);
  const colours = stack
    ? gathered(ranked(namedValues(rows, stack, words), cells, 'colour'), most, words)
    : [{ key: measure, name: words.measure, values: [NO_STACK] }];
  const series = colours.map(({ key, name, values }) => ({
    key,
    name,
    grey: key === NOT_STATED,
    fen: bars.map((bar) => {
      const inside = cells.filter(
        (cell) => bar.values.includes(cell.bar) && values.includes(cell.colour),
      );
      return sumOfKnown(inside.map(({ fen }) => fen))?.toString() ?? null;
    }),
  }));
  return {
    kind: form,
    axis: words.axis,
    sideways: !isTime && form === 'bars',
    categories: bars.map(({ name }) => name),
    series: series.filter(({ fen }) => fen.some((one) => one !== null)),
  };
}

/** An amount of a row, with the values of the axis and of the stack to which it belongs. */
interface Cell {
  bar: string;
  colour: string;
  fen: bigint | null;
}

/** A bar or a colour: its name, and the values of the grouping that it stands for. */
interface Mark {
  key: string;
  name: string;
  values: readonly string[];
}

const cellsOf = (
  rows: readonly SpendRow[],
  { axis, stack, measure }: ChartChoice,
): readonly Cell[] =>
  rows.map((row) => ({
    bar: groupValue(axis, row) ?? NOT_STATED,
    colour: stack ? (groupValue(stack, row) ?? NOT_STATED) : NO_STACK,
    fen: amountOf(row, measure, axis !== 'project'),
  }));

/**
 * Returns an amount of a row in fen, or null when nothing is recorded. `once` leaves out what a
 * parent already contains; of an amount that it contains whole, nothing is left to draw.
 */
function amountOf(row: SpendRow, measure: Measure, once: boolean): bigint | null {
  const [fen, inParent] = [row[`${measure}Fen`], row[`${measure}InParentFen`]];
  if (fen === null) return null;
  if (!once || inParent === null || inParent === undefined || inParent === '0') return BigInt(fen);
  return fen === inParent ? null : BigInt(fen) - BigInt(inParent);
}

/** Returns each value of a grouping once, in the order of the rows. */
function namedValues(
  rows: readonly SpendRow[],
  group: SpendGroup,
  { textOf, notStated }: SpendChartWords,
): Mark[] {
  const marks = new Map<string, Mark>();
  for (const row of rows) {
    const key = groupValue(group, row) ?? NOT_STATED;
    if (!marks.has(key))
      marks.set(key, { key, name: textOf(group, row) ?? notStated, values: [key] });
  }
  return [...marks.values()];
}

/** Sorts values by what they add up to, largest first; those without any and “not stated” last. */
function ranked(marks: Mark[], cells: readonly Cell[], by: 'bar' | 'colour'): Mark[] {
  const sums = new Map(
    marks.map(({ key }) => [
      key,
      sumOfKnown(cells.filter((cell) => cell[by] === key).map(({ fen }) => fen)),
    ]),
  );
  const rank = ({ key }: Mark): number => (key === NOT_STATED ? 2 : sums.get(key) === null ? 1 : 0);
  return [...marks].sort((one, other) => {
    const more = (sums.get(other.key) ?? 0n) - (sums.get(one.key) ?? 0n);
    return rank(one) - rank(other) || (more > 0n ? 1 : more < 0n ? -1 : 0);
  });
}

/** Gathers the last of too many values in one mark; “not stated” stays apart. */
function gathered(marks: Mark[], most: number, { rest }: SpendChartWords): Mark[] {
  if (marks.length <= most) return marks;
  const apart = marks.filter(({ key }) => key === NOT_STATED);
  const named = marks.filter(({ key }) => key !== NOT_STATED);
  const kept = named.slice(0, most - 1 - apart.length);
  const others = named.slice(kept.length);
  return [
    ...kept,
    { key: REST, name: rest(others.length), values: others.flatMap(({ values }) => values) },
    ...apart,
  ];
}

/** Returns all years, quarters or months from the first to the last one, in order. */
function timesBetween(marks: Mark[], axis: SpendGroup): Mark[] {
  const parts = axis === 'month' ? 12 : axis === 'quarter' ? 4 : 1;
  const at = marks.map(({ key }) => {
    const [year, part] = key.split('-Q').length > 1 ? key.split('-Q') : key.split('-');
    return Number(year) * parts + (part === undefined ? 0 : Number(part) - 1);
  });
  if (at.length === 0) return [];
  const first = Math.min(...at);
  return Array.from({ length: Math.max(...at) - first + 1 }, (_, more) => {
    const [year, part] = [Math.floor((first + more) / parts), ((first + more) % parts) + 1];
    const key =
      axis === 'year'
        ? String(year)
        : axis === 'quarter'
          ? `${year}-Q${part}`
          : `${year}-${String(part).padStart(2, '0')}`;
    return { key, name: key, values: [key] };
  });
}
