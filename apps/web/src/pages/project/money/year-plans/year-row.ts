import type { YearPlanBody } from '../../../../client/planning.js';
import type { MoneyUnit } from '../../../../money/money-unit.js';
import { type AmountRefusal, parseAmount } from '../../../../money/parse-amount.js';
import { typedAmount } from '../../../../money/typed-amount.js';

export const CATEGORIES = [
  'preparation',
  'new-start',
  'continuing',
  'to-complete',
] as const satisfies readonly YearPlanBody['category'][];
export const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/** Columns of the sheet of years: the category, the plan, and its months. */
export const COLUMNS = ['category', 'amount', ...MONTHS.map((month) => `month-${month}`)];

/** What a plan says, as the API has it; of a draft some of it may still be missing. */
interface Planned {
  category: string | null;
  amountFen: string | null;
  curveFen?: string[] | null;
}

/** A plan as it stands in the cells of a row, by column. */
export function textOf(plan: Planned | null, column: string, unit: MoneyUnit): string {
  if (plan === null) return '';
  if (column === 'category') return plan.category ?? '';
  const fen =
    column === 'amount'
      ? (plan.amountFen ?? undefined)
      : plan.curveFen?.[Number(column.slice('month-'.length)) - 1];
  return fen === undefined ? '' : typedAmount(fen, unit);
}

/** Why a cell cannot be read: not an amount, nothing there though it is due, or months that are neither all there nor all left out. */
export type RowProblem = AmountRefusal | 'required' | 'months-missing';

/** What the cells of a row come to. Amounts in fen; null while they cannot be read. */
export interface ReadRow {
  category: YearPlanBody['category'] | null;
  amountFen: bigint | null;
  /** Twelve months; null when none is typed, or while one cannot be read. */
  curveFen: bigint[] | null;
  /** Sum of the months that can be read; null when none is typed. */
  monthsFen: bigint | null;
  problems: ReadonlyMap<string, RowProblem>;
}

/** Reads the cells of a row. Months are typed all or none, since one that is left out would be unknown, not zero. */
export function readRow(text: (column: string) => string, unit: MoneyUnit): ReadRow {
  const problems = new Map<string, RowProblem>();
  const read = (column: string): bigint | null => {
    const typed = text(column).trim();
    const found = parseAmount(typed, unit, { zero: true });
    if ('fen' in found) return found.fen;
    problems.set(column, typed === '' ? 'required' : found.refusal);
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
