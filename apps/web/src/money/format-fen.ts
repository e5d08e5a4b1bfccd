import { FEN_DIGITS, type MoneyUnit } from './money-unit.js';

/** A formatted amount; `exact` is false when decimals were rounded. */
export interface ShownAmount {
  text: string;
  exact: boolean;
}

const DECIMALS = 2;

/**
 * Formats fen in a unit with two decimals and thousands separators, rounded half away from zero,
 * without floating point.
 * @throws SyntaxError when a text is not a whole number of fen.
 */
export function formatFen(fen: bigint | string, unit: MoneyUnit): ShownAmount {
  const amount = BigInt(fen);
  const positive = amount < 0n ? -amount : amount;
  const step = 10n ** BigInt(FEN_DIGITS[unit] - DECIMALS);
  const rounded = (positive + step / 2n) / step;
  return {
    text: (amount < 0n && rounded > 0n ? '−' : '') + decimal(rounded, DECIMALS),
    exact: positive % step === 0n,
  };
}

/** The amount in yuan to the last fen: `1,234.50`. */
export const exactYuan = (fen: bigint | string): string => formatFen(fen, 'yuan').text;

function decimal(scaled: bigint, decimals: number): string {
  const digits = scaled.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals).replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-decimals)}`;
}
