/**
 * Returns a part of a whole in per cent with two decimals; null when the whole is null. Truncates
 * instead of rounding, so that 100.00 is never shown before it is reached.
 */
export function percentOf(
  partFen: bigint | string,
  wholeFen: bigint | string | null,
): string | null {
  if (wholeFen === null || BigInt(wholeFen) === 0n) return null;
  const hundredths = (BigInt(partFen) * 10_000n) / BigInt(wholeFen);
  const digits = (hundredths < 0n ? -hundredths : hundredths).toString().padStart(3, '0');
  return `${hundredths < 0n ? '−' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}%`;
}
