import { FEN_DIGITS, type MoneyUnit } from './money-unit.js';

/** An amount as it is shown; `exact` is false where the shown decimals had to round. */
export interface ShownAmount {
  text: string;
  exact: boolean;
}

const DECIMALS = 2;

/**
 * Shows fen in a unit with two decimals and thousands marks, rounded half away from zero; no floating point.
 * @throws SyntaxError when a text is no whole number of fen.
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
