import type { FieldProblemCode } from '../client/request-field.js';
import { typedAmount } from '../ui/money/typed-amount.js';

/** Codes of budget rules for which the server states the accepted amounts in fen (0.01 yuan). */
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

/** Translated texts that replace values of the API. */
interface PageWords {
  /** Name of the unit 万元 (10,000 yuan). */
  wan: string;
  /** Text for "nothing recorded". */
  nothing: string;
}

/**
 * Describes to the user which value the server would accept. Amounts in fen are converted to 万元
 * (10,000 yuan), the unit of the forms. Returns null when the server's description contains codes
 * or field names, which users do not understand; they then see only the error message.
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
