import type { FieldProblemCode } from '../client/request-field.js';
import { typedAmount } from '../money/typed-amount.js';

/** Rules of which the server says in fen what would be accepted. */
const IN_FEN: ReadonlySet<FieldProblemCode> = new Set<FieldProblemCode>([
  'COMPOSITION_NOT_SUM',
  'COMPOSITION_SUM',
  'ADJUSTMENT_REASONS_SUM',
  'ADJUSTMENT_SOURCES_SUM',
  'CURVE_SUM',
  'YEAR_PLANS_ABOVE_TOTAL',
  'CELLS_ABOVE_YEAR',
  'PERIOD_ABOVE_TOTAL',
]);

/** Words of the page that stand in for values of the API. */
interface PageWords {
  /** Name of the unit of amounts. */ wan: string;
  /** Said where nothing is recorded. */ nothing: string;
}

/**
 * What the server would have accepted, as people read it: an amount in 万元, as sheets and forms show it, a bound as it is. What
 * is written for programs, with codes or names of fields, is left out: the message says what to do. Null for that, and for nothing.
 */
export function acceptedWords(
  { path, code, accepted }: { path: string; code: FieldProblemCode; accepted: string },
  { wan, nothing }: PageWords,
): string | null {
  if (accepted === '') return null;
  if (code === 'EDIT_STALE' && accepted === 'null') return nothing;
  const shown =
    IN_FEN.has(code) || (code === 'EDIT_STALE' && /Fen(\.\d+)?$/.test(path))
      ? accepted.replace(/-?\d+/, (fen) => `${typedAmount(fen, 'wan')} ${wan}`)
      : accepted;
  return /[A-Za-z]/.test(shown.replace(wan, '')) ? null : shown;
}
