import { FEN_DIGITS, type MoneyUnit } from './money-unit.js';

/** Largest amount that one ledger entry may have, in fen (0.01 yuan). */
export const AMOUNT_FEN_MAX = 1_000_000_000_000_000n;

export type AmountProblem = 'not-a-number' | 'not-positive' | 'finer-than-fen' | 'too-large';

/**
 * Amounts that are accepted in addition to positive ones. `zero`: a component of a sum can be zero.
 * `signed`: a component of a change can be negative (a saving).
 */
export interface AmountOptions {
  zero?: boolean;
  signed?: boolean;
}

/** Result of parsing: the amount in fen (0.01 yuan), or the reason why the text was rejected. */
export type ReadAmount = { fen: bigint } | { problem: AmountProblem };

/**
 * Converts typed text in a unit of money to fen (0.01 yuan). Accepts full-width digits and
 * thousands separators, because amounts copied from spreadsheets contain them. Rejects everything
 * else instead of guessing.
 */
export function parseAmount(
  typed: string,
  unit: MoneyUnit,
  { zero = false, signed = false }: AmountOptions = {},
): ReadAmount {
  const text = typed.normalize('NFKC').replace(/\s/g, '');
  const parts = /^([-+−]?)(\d{1,20}|\d{1,3}(?:,\d{3}){1,6})(?:\.(\d{0,20}))?$/.exec(text);
  if (!parts) return { problem: 'not-a-number' };
  const [, sign = '', whole = '', fraction = ''] = parts;
  const digits = FEN_DIGITS[unit];
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > digits) return { problem: 'finer-than-fen' };
  const fen = BigInt(whole.replaceAll(',', '') + significant.padEnd(digits, '0'));
  const below = sign !== '' && sign !== '+';
  if ((fen === 0n && !zero) || (below && !signed)) return { problem: 'not-positive' };
  return fen > AMOUNT_FEN_MAX ? { problem: 'too-large' } : { fen: below ? -fen : fen };
}
