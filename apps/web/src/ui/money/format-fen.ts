import { FEN_DIGITS, type MoneyUnit } from './money-unit.js';

/** A formatted amount of money; `exact` is false when decimals were rounded. */
export interface ShownAmount {
  text: string;
  exact: boolean;
}

const DECIMALS = 2;

/**
 * Formats an amount in fen (0.01 yuan) in another unit, with two decimals and thousands separators.
 * Rounds half away from zero and uses no floating point.
 * @throws SyntaxError when the text is not a whole number
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

/** Formats an amount in fen (0.01 yuan) as yuan, without rounding: `1,234.50`. */
export const exactYuan = (fen: bigint | string): string => formatFen(fen, 'yuan').text;

function decimal(scaled: bigint, decimals: number): string {
  const digits = scaled.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals).replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-decimals)}`;
}
