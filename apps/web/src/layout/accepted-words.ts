import type { FieldProblemCode } from '../client/request-field.js';
import { typedAmount } from '../money/typed-amount.js';

/** Rules whose accepted amounts the server states in fen. */
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

/** Texts of the page that replace values of the API. */
interface PageWords {
  /** Name of the unit of amounts. */ wan: string;
  /** Text for "nothing recorded". */ nothing: string;
}

/**
 * Describes for people what the server would accept: amounts in 万元, as forms show them, and limits
 * unchanged. Returns null for descriptions with codes or field names, which are meant for programs;
 * the message itself says what to do.
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
