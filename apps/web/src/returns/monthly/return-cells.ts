import type { MonthlyReturn, ReturnBody } from '../../client/returns.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { parseAmount } from '../../ui/money/parse-amount.js';
import { typedAmount } from '../../ui/money/typed-amount.js';

/** Columns with parts of the completed investment, in the order of the page. */
export const PART_COLUMNS = ['building', 'equipment', 'other', 'land'] as const;
/** Columns with words of a project. */
export const WORD_COLUMNS = ['physicalWords', 'problems', 'nextMonth', 'explanation'] as const;
export type PartColumn = (typeof PART_COLUMNS)[number];
export type WordColumn = (typeof WORD_COLUMNS)[number];
export type ReturnColumn =
  PartColumn | 'sum' | 'source' | 'funds' | 'paid' | 'physicalPercent' | WordColumn;

/** A row of the page: a project, and which of its funding sources. */
export interface ReturnLine {
  key: string;
  item: MonthlyReturn;
  line: number;
}

/** Texts that are typed and not saved yet, by `row column`; amounts in the unit of the page. */
export type TypedTexts = ReadonlyMap<string, string>;

export const rowKey = (projectId: string, line: number): string => `${projectId}:${line}`;
export const textKey = (row: string, column: string): string => `${row} ${column}`;

/** Lists the sources of a return: those that it names, or those of the project's last months. */
export function sourcesOf({ funds, paid, sources }: MonthlyReturn): string[] {
  const named = [...new Set([...funds, ...paid].map(({ fundingSource }) => fundingSource))];
  return named.length > 0 ? named : [...sources];
}

const amountOf = (fen: string | null | undefined, unit: MoneyUnit): string =>
  fen === null || fen === undefined ? '' : typedAmount(fen, unit);

/** Returns the text of a cell as it is saved. */
export function heldText(
  { item, line }: ReturnLine,
  column: ReturnColumn,
  unit: MoneyUnit,
): string {
  const source = sourcesOf(item)[line] ?? '';
  switch (column) {
    case 'building':
    case 'equipment':
    case 'other':
    case 'land':
      return amountOf(
        item.completed.find(({ composition }) => composition === column)?.amountFen,
        unit,
      );
    case 'sum':
      return amountOf(
        item.completed.find(({ composition }) => composition === null)?.amountFen,
        unit,
      );
    case 'source':
      return source;
    case 'funds':
    case 'paid':
      return amountOf(
        item[column].find(({ fundingSource }) => fundingSource === source)?.amountFen,
        unit,
      );
    default:
      return item[column] ?? '';
  }
}

/** Returns the text that a cell shows: what is typed, or what is saved. */
export const shownText = (
  row: ReturnLine,
  column: ReturnColumn,
  { texts, unit }: { texts: TypedTexts; unit: MoneyUnit },
): string => texts.get(textKey(row.key, column)) ?? heldText(row, column, unit);

/**
 * Lists the rows of the page: one for each source of a project, and one more as soon as the last
 * one is filled in, for a further source.
 */
export function linesOf(
  items: readonly MonthlyReturn[],
  typed: { texts: TypedTexts; unit: MoneyUnit },
): ReturnLine[] {
  return items.flatMap((item) => {
    const rows: ReturnLine[] = [];
    const row = (line: number): ReturnLine => ({ key: rowKey(item.projectId, line), item, line });
    const isFull = (at: ReturnLine): boolean =>
      shownText(at, 'source', typed) !== '' &&
      (shownText(at, 'funds', typed) !== '' || shownText(at, 'paid', typed) !== '');
    const count = Math.max(1, sourcesOf(item).length);
    for (let line = 0; line < count || typed.texts.has(textKey(row(line).key, 'source')); line += 1)
      rows.push(row(line));
    const last = rows.at(-1);
    if (last && isFull(last) && isEditable(item)) rows.push(row(rows.length));
    return rows;
  });
}

/** Whether a return can be typed in: it does not wait and has not passed. */
export const isEditable = ({ state }: Pick<MonthlyReturn, 'state'>): boolean =>
  state === 'draft' || state === 'returned';

export type CellProblem = 'amount' | 'percent' | 'source';

const PERCENT = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/;
const percentText = (text: string): string => text.normalize('NFKC').replace(/[%\s]/g, '');

/** Returns why the text of a cell cannot be saved; null when it can. */
export function cellProblem(
  row: ReturnLine,
  column: ReturnColumn,
  typed: { texts: TypedTexts; unit: MoneyUnit },
): CellProblem | null {
  const text = shownText(row, column, typed);
  if (text.trim() === '') return null;
  if (column === 'physicalPercent') return PERCENT.test(percentText(text)) ? null : 'percent';
  if (column === 'source' || isWords(column)) return null;
  // A point at the end is about to be followed by digits.
  if (/[.．]\s*$/.test(text) || 'problem' in parseAmount(text, typed.unit, { zero: true }))
    return 'amount';
  return (column === 'funds' || column === 'paid') && shownText(row, 'source', typed) === ''
    ? 'source'
    : null;
}

const isWords = (column: ReturnColumn): column is WordColumn =>
  (WORD_COLUMNS as readonly string[]).includes(column);

/**
 * Returns the content to save for a project. Cells that cannot be read keep what is saved, and
 * money without a source waits until one is chosen.
 */
export function bodyOf(
  rows: readonly ReturnLine[],
  typed: { texts: TypedTexts; unit: MoneyUnit },
): ReturnBody {
  const [main] = rows;
  if (!main) return {};
  const readable = (row: ReturnLine, column: ReturnColumn): string =>
    cellProblem(row, column, typed) === null
      ? shownText(row, column, typed).trim()
      : heldText(row, column, typed.unit);
  const fen = (row: ReturnLine, column: ReturnColumn): string | null => {
    const read = parseAmount(readable(row, column), typed.unit, { zero: true });
    return 'fen' in read ? read.fen.toString() : null;
  };
  const parts = PART_COLUMNS.flatMap((composition) => {
    const amountFen = fen(main, composition);
    return amountFen === null ? [] : [{ composition, amountFen }];
  });
  const sum = fen(main, 'sum');
  const sources = rows.flatMap((row) => {
    const fundingSource = shownText(row, 'source', typed);
    return fundingSource === '' ? [] : [{ row, fundingSource }];
  });
  const money = (series: 'funds' | 'paid') =>
    sources.map(({ row, fundingSource }) => ({
      fundingSource,
      amountFen: fen(row, series),
    })) as ReturnBody['funds'];
  const words = Object.fromEntries(
    WORD_COLUMNS.map((column) => [column, readable(main, column) || null]),
  );
  const percent = percentText(readable(main, 'physicalPercent'));
  return {
    ...words,
    completed: [
      ...parts,
      ...(parts.length === 0 && sum !== null ? [{ composition: null, amountFen: sum }] : []),
    ] as ReturnBody['completed'],
    funds: money('funds'),
    paid: money('paid'),
    physicalPercent: percent === '' ? null : percent,
    milestones: main.item.milestones,
  };
}

/** Sums of a project as they are typed, in fen; null where nothing is stated. */
export function typedSums(
  rows: readonly ReturnLine[],
  typed: { texts: TypedTexts; unit: MoneyUnit },
): Record<'completedFen' | 'fundsFen' | 'paidFen', bigint | null> {
  const { completed, funds, paid } = bodyOf(rows, typed);
  const sum = (lines: readonly { amountFen?: string | null }[] | null | undefined) =>
    (lines ?? []).reduce<bigint | null>(
      (total, { amountFen }) =>
        amountFen === null || amountFen === undefined ? total : (total ?? 0n) + BigInt(amountFen),
      null,
    );
  return { completedFen: sum(completed), fundsFen: sum(funds), paidFen: sum(paid) };
}
