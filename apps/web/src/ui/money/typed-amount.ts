import { FEN_DIGITS, type MoneyUnit } from './money-unit.js';

/**
 * Formats an amount in fen (0.01 yuan) in a unit as a user would type it, without rounding:
 * `1250.5`. The inverse of `parseAmount`.
 */
export function typedAmount(fen: string, unit: MoneyUnit): string {
  const digits = FEN_DIGITS[unit];
  const [, sign = '', plain = '0'] = /^(-?)(\d+)$/.exec(fen) ?? [];
  const padded = plain.padStart(digits + 1, '0');
  const fraction = padded.slice(-digits).replace(/0+$/, '');
  return `${sign}${padded.slice(0, -digits)}${fraction && `.${fraction}`}`;
}
