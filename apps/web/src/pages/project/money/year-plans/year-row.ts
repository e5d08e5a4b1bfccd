import type { YearPlanBody } from '../../../../client/planning.js';
import type { MoneyUnit } from '../../../../money/money-unit.js';
import { type AmountProblem, parseAmount } from '../../../../money/parse-amount.js';
import { typedAmount } from '../../../../money/typed-amount.js';

export const CATEGORIES = [
  'preparation',
  'new-start',
  'continuing',
  'to-complete',
] as const satisfies readonly YearPlanBody['category'][];
export const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/** Columns of the sheet of years: category, plan, and twelve months. */
export const COLUMNS = ['category', 'amount', ...MONTHS.map((month) => `month-${month}`)];

/** A year plan from the API; in a draft some fields may be missing. */
interface Planned {
  category: string | null;
  amountFen: string | null;
  curveFen?: string[] | null;
}

/** Text of a plan in a cell, by column. */
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
 * Why a cell is invalid: not an amount, empty although required, or only some of the months filled.
 */
export type RowProblem = AmountProblem | 'required' | 'months-missing';

/** Parsed cells of a row. Amounts are in fen; null while they are malformed. */
export interface ReadRow {
  category: YearPlanBody['category'] | null;
  amountFen: bigint | null;
  /** Twelve months; null when none is filled, or while one is malformed. */
  curveFen: bigint[] | null;
  /** Sum of the months that can be parsed; null when none is filled. */
  monthsFen: bigint | null;
  problems: ReadonlyMap<string, RowProblem>;
}

/**
 * Parses the cells of a row. Either all months are filled or none, because a missing month would be
 * unknown, not zero.
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
