const DECIMAL = /^(-?)(0|[1-9]\d{0,17})(?:\.(\d{1,12}))?$/;
const FRACTION_DIGITS = 12;

/** Tells whether a text is a plain decimal: ASCII digits, no thousands marks, no exponent, no leading zeros. */
export const isDecimal = (text: string): boolean => DECIMAL.test(text);

function scaled(text: string): bigint {
  const [, sign, whole = '0', fraction = ''] = DECIMAL.exec(text) ?? [];
  const size = BigInt(whole + fraction.padEnd(FRACTION_DIGITS, '0'));
  return sign ? -size : size;
}

/** Exact order of two texts that {@link isDecimal} accepts: negative, zero or positive, as `Array.sort` wants it. */
export function compareDecimals(left: string, right: string): number {
  const [a, b] = [scaled(left), scaled(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}
