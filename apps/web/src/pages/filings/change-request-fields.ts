/** A field of a change request, named by its path: `reasons.0.explanation`, `curveFen.2`. */
export interface NamedField {
  path: string;
  text: string;
}

/** Display order of the fields, because the database does not keep the order of JSON fields. */
const ORDER = [
  'year',
  'planCode',
  'targetId',
  'name',
  'stage',
  'category',
  'class',
  'issuedOn',
  'amountFen',
  'value',
  'valueTo',
  'dueOn',
  'scope',
  'effectiveOn',
  'reasons',
  'reason',
  'explanation',
  'funding',
  'cells',
  'plannedFen',
  'curveFen',
  'approvalNumber',
  'approvalBody',
  'source',
  'document',
  'place',
  'priceBasis',
  'composition',
  'constructionFen',
  'equipmentFen',
  'otherFen',
  'landFen',
  'note',
];
const rank = (part: string): number =>
  /^\d+$/.test(part) ? Number(part) : ORDER.includes(part) ? ORDER.indexOf(part) : ORDER.length;

/** Sorts fields or changes into display order. */
export const inReadingOrder = <Field extends { path: string }>(fields: readonly Field[]): Field[] =>
  [...fields].sort((one, other) => comparePaths(one.path.split('.'), other.path.split('.')));

function comparePaths(one: readonly string[], other: readonly string[]): number {
  for (const [at, part] of one.entries()) {
    const against = other[at];
    if (against === undefined) return 1;
    if (part !== against)
      return (at > 0 ? inCell(part, against) : null) ?? rank(part) - rank(against);
  }
  return -1;
}

/** Within a list item the source comes before its amount, as in the sheet. */
const inCell = (part: string, against: string): number | null =>
  part === 'source' && /Fen$/.test(against)
    ? -1
    : against === 'source' && /Fen$/.test(part)
      ? 1
      : null;

/** All fields with a value, by path, in display order. Field changes use the same paths. */
export const fieldsOf = (content: object): NamedField[] => inReadingOrder(leavesOf(content, ''));

function leavesOf(content: unknown, path: string): NamedField[] {
  if (content === null || content === undefined) return [];
  if (typeof content !== 'object') return [{ path, text: String(content) }];
  return Object.entries(content).flatMap(([key, value]) =>
    leavesOf(value, path ? `${path}.${key}` : key),
  );
}

/** Type of a field's value: money, a code of a list, or text. */
export type FieldMeaning =
  | { money: true }
  | {
      list: 'costStage' | 'scope' | 'reasonClass' | 'yearCategory' | 'fundingSource' | 'costSource';
    }
  | { plan: true }
  | 'text';

/**
 * Type of the value at a path. `source` is a funding source within a list, and the source of a
 * figure elsewhere.
 */
export function meaningOf(path: string): FieldMeaning {
  const parts = path.split('.');
  const name = parts.findLast((part) => !/^\d+$/.test(part)) ?? '';
  if (name.endsWith('Fen')) return { money: true };
  if (name === 'source') return { list: parts.length > 1 ? 'fundingSource' : 'costSource' };
  if (name === 'planCode') return { plan: true };
  if (name === 'stage') return { list: 'costStage' };
  if (name === 'scope') return { list: 'scope' };
  if (name === 'class') return { list: 'reasonClass' };
  if (name === 'category') return { list: 'yearCategory' };
  return 'text';
}

/**
 * Parts of a path for display, with list positions counted from one: `['reasons', 1,
 * 'explanation']`.
 */
export const saidParts = (path: string): (string | number)[] =>
  path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) + 1 : part));

/** How a field changes. */
export type ChangeKind = 'added' | 'removed' | 'changed';

/** Kind of a change, derived from which of the two values exists. */
export const changeKind = ({
  old,
  new: now,
}: {
  old: string | null;
  new: string | null;
}): ChangeKind => (old === null ? 'added' : now === null ? 'removed' : 'changed');

/**
 * Difference of two amounts in fen, and its share of the old one in per cent with two decimals,
 * rounded; null when either amount is missing.
 */
export function movement(
  old: string | null,
  now: string | null,
): { fen: string; percent: string | null } | null {
  if (old === null || now === null) return null;
  const fen = BigInt(now) - BigInt(old);
  const from = BigInt(old);
  if (from <= 0n) return { fen: fen.toString(), percent: null };
  const positive = fen < 0n ? -fen : fen;
  const digits = ((positive * 10_000n + from / 2n) / from).toString().padStart(3, '0');
  return {
    fen: fen.toString(),
    percent: `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`,
  };
}
