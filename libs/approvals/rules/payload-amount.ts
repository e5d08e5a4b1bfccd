/** Fields with the sums by which a request would move totals. */
const SUMS = ['completedFen', 'fundsFen', 'paidFen'] as const;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Returns the amount that the content of a change request names, in fen: its own, the only sum that
 * it moves, or the sum of its cells. Null where it names none, or several that are no parts of one.
 */
export function payloadAmount(payload: object): bigint | null {
  const fields = payload as Fields;
  const own = fenOf(fields['amountFen']);
  if (own !== null) return own;
  const [moved, ...others] = SUMS.flatMap((name) => fenOf(fields[name]) || []);
  if (moved !== undefined) return others.length === 0 ? moved : null;
  return sumOfCells(fields['cells']);
}

function sumOfCells(cells: unknown): bigint | null {
  if (!Array.isArray(cells) || cells.length === 0) return null;
  const parts = cells.map((cell: Fields | null) => fenOf(cell?.['plannedFen']));
  return parts.some((part) => part === null)
    ? null
    : parts.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n);
}

const WHOLE = /^-?\d+$/;
const fenOf = (value: unknown): bigint | null =>
  typeof value === 'string' && WHOLE.test(value) ? BigInt(value) : null;
