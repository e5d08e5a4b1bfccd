import type { Fen } from './fen.js';

/** A percentage in hundredths of a per cent, as an integer: 3_090n is 30.90 %. */
export type HundredthsOfPercent = bigint;

/**
 * Returns how large `part` is relative to `whole`, in hundredths of a per cent, rounded half away
 * from zero.
 * @throws RangeError when `whole` is zero or negative, because the percentage is then undefined.
 */
export function shareOf(part: Fen, whole: Fen): HundredthsOfPercent {
  if (whole <= 0n) throw new RangeError('a share needs a whole above zero');
  return quotient(part * 10_000n, whole);
}

/** Divides by a positive number and rounds half away from zero to a whole number. */
export function quotient(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}

/** Formats hundredths of a per cent as a decimal with two places: `30.90`, `-0.05`. */
export function formatPercent(share: HundredthsOfPercent): string {
  const size = share < 0n ? -share : share;
  return `${share < 0n ? '-' : ''}${size / 100n}.${(size % 100n).toString().padStart(2, '0')}`;
}
