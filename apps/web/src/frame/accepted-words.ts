import { typedAmount } from '../money/typed-amount.js';

/** Rules of which the server says in fen what would be accepted. */
const IN_FEN: ReadonlySet<string> = new Set([
  'COMPOSITION_NOT_SUM',
  'COMPOSITION_SUM',
  'ADJUSTMENT_REASONS_SUM',
  'ADJUSTMENT_SOURCES_SUM',
  'CURVE_SUM',
  'YEAR_PLANS_ABOVE_TOTAL',
  'CELLS_ABOVE_YEAR',
  'PERIOD_ABOVE_TOTAL',
]);

/** What the server would have accepted, an amount in 万元, as sheets and forms show it. @param wan the unit's name */
export const acceptedWords = (code: string, accepted: string, wan: string): string =>
  IN_FEN.has(code)
    ? accepted.replace(/-?\d+/, (fen) => `${typedAmount(fen, 'wan')} ${wan}`)
    : accepted;
