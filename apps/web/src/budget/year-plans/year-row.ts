import type { YearPlanBody } from '../../client/planning.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { type AmountProblem, parseAmount } from '../../ui/money/parse-amount.js';
import { typedAmount } from '../../ui/money/typed-amount.js';

export const CATEGORIES = [
  'preparation',
  'new-start',
  'continuing',
  'to-complete',
] as const satisfies readonly YearPlanBody['category'][];
export const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/** Columns of the table of year plans: category, planned amount, and twelve months. */
export const COLUMNS = ['category', 'amount', ...MONTHS.map((month) => `month-${month}`)];

/** A year plan as the API returns it. In a draft some fields may be missing. */
interface Planned {
  category: string | null;
  amountFen: string | null;
  curveFen?: string[] | null;
}

/** Returns the text of a year plan's cell in a column. */
export function textOf(plan: Planned | null, column: string, unit: MoneyUnit): string {
  if (plan === null) return '';
  if (column === 'category') return plan.category ?? '';
  const fen =
    column === 'amount'
      ? (plan.amountFen ?? undefined)
      : plan.curveFen?.[Number(column.slice('month-'.length)) - 1];
  return fen === undefined ? '' : typedAmount(fen, unit);
}

/**
 * Why a cell is invalid: it is not an amount, it is empty although required, or only some of the
 * months are filled in.
 */
export type RowProblem = AmountProblem | 'required' | 'months-missing';

/** Parsed cells of one year. Amounts are in fen (0.01 yuan); null means missing or malformed. */
export interface ReadRow {
  category: YearPlanBody['category'] | null;
  amountFen: bigint | null;
  /**
   * Amounts of the twelve months in fen (0.01 yuan), index 0 is January. Null when none is filled
   * in, or while a month is missing or malformed.
   */
  curveFen: bigint[] | null;
  /** Sum of the months that can be parsed, in fen (0.01 yuan); null when none is filled in. */
  monthsFen: bigint | null;
  problems: ReadonlyMap<string, RowProblem>;
}

/**
 * Parses the cells of one year. Either all months or none must be filled in, because a missing
 * month would be unknown, not zero.
 */
export function readRow(text: (column: string) => string, unit: MoneyUnit): ReadRow {
  const problems = new Map<string, RowProblem>();
  const read = (column: string): bigint | null => {
    const typed = text(column).trim();
    const found = parseAmount(typed, unit, { zero: true });
    if ('fen' in found) return found.fen;
    problems.set(column, typed === '' ? 'required' : found.problem);
    return null;
  };
  const amountFen = read('amount');
  const category = CATEGORIES.find((one) => one === text('category')) ?? null;
  if (category === null) problems.set('category', 'required');
  const typed = MONTHS.map((month) => `month-${month}`).filter(
    (column) => text(column).trim() !== '',
  );
  if (typed.length === 0) return { category, amountFen, curveFen: null, monthsFen: null, problems };
  const months = typed.map(read);
  if (typed.length < MONTHS.length) problems.set('months', 'months-missing');
  const monthsFen = months.reduce<bigint>((sum, fen) => sum + (fen ?? 0n), 0n);
  const whole = typed.length === MONTHS.length && months.every((fen) => fen !== null);
  return { category, amountFen, curveFen: whole ? months : null, monthsFen, problems };
}
