const DECIMAL = /^(-?)(0|[1-9]\d{0,17})(?:\.(\d{1,12}))?$/;
const FRACTION_DIGITS = 12;

/**
 * Whether a text is a plain decimal number: an optional minus sign and ASCII digits, with an
 * optional fraction, but without thousands separators, exponent or leading zeros.
 */
export const isDecimal = (text: string): boolean => DECIMAL.test(text);

function scaled(text: string): bigint {
  const [, sign, whole = '0', fraction = ''] = DECIMAL.exec(text) ?? [];
  const size = BigInt(whole + fraction.padEnd(FRACTION_DIGITS, '0'));
  return sign ? -size : size;
}

/**
 * Compares two decimal texts (see {@link isDecimal}) exactly, without rounding. Returns a negative
 * number, zero or a positive number, as `Array.sort` expects.
 */
export function compareDecimals(left: string, right: string): number {
  const [a, b] = [scaled(left), scaled(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}
