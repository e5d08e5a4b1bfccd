/**
 * Returns the amount that the content of a change request names, in fen: its own, that of its only
 * entry, or the sum of its cells. Null where it names none, or several that are no parts of one sum.
 */
export function payloadAmount(payload: object): bigint | null {
  const { amountFen, entry, cells } = payload as {
    amountFen?: unknown;
    entry?: unknown;
    cells?: unknown;
  };
  if (typeof amountFen === 'string') return fenOf(amountFen);
  if (typeof entry === 'object' && entry !== null) return payloadAmount(entry);
  if (!Array.isArray(cells) || cells.length === 0) return null;
  const parts = cells.map((cell) => fenOf((cell as { plannedFen?: unknown } | null)?.plannedFen));
  return parts.some((part) => part === null)
    ? null
    : parts.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n);
}

const WHOLE = /^-?\d+$/;
const fenOf = (value: unknown): bigint | null =>
  typeof value === 'string' && WHOLE.test(value) ? BigInt(value) : null;
