/**
 * A field of a change request with its value as text. `path` leads to the field, such as
 * `reasons.0.explanation` or `curveFen.2` (amount of March).
 */
export interface NamedField {
  path: string;
  text: string;
}

/**
 * Order in which the fields are displayed. It is fixed here, because the database does not keep the
 * order of JSON fields.
 */
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

/** Sorts fields, or changes of fields, into the order in which they are displayed. */
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

/**
 * Compares two fields of the same list item: `source` comes before its amount, as on the page for
 * editing. Returns null for other fields.
 */
const inCell = (part: string, against: string): number | null =>
  part === 'source' && /Fen$/.test(against)
    ? -1
    : against === 'source' && /Fen$/.test(part)
      ? 1
      : null;

/**
 * Returns all fields that have a value, in the order in which they are displayed. The paths are the
 * same as in changes of fields.
 */
export const fieldsOf = (content: object): NamedField[] => inReadingOrder(leavesOf(content, ''));

function leavesOf(content: unknown, path: string): NamedField[] {
  if (content === null || content === undefined) return [];
  if (typeof content !== 'object') return [{ path, text: String(content) }];
  return Object.entries(content).flatMap(([key, value]) =>
    leavesOf(value, path ? `${path}.${key}` : key),
  );
}

/**
 * Type of a field's value: an amount of money, a code with the list of its texts, the code of a
 * plan, or text.
 */
export type FieldMeaning =
  | { money: true }
  | {
      list: 'costStage' | 'scope' | 'reasonClass' | 'yearCategory' | 'fundingSource' | 'costSource';
    }
  | { plan: true }
  | 'text';

/**
 * Returns the type of the value at a path. A `source` in a list is a funding source; elsewhere it
 * is the source of a figure.
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
 * Splits a path into its parts for display, with list positions counted from one: `['reasons', 1,
 * 'explanation']`.
 */
export const saidParts = (path: string): (string | number)[] =>
  path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) + 1 : part));

/** Whether a field is added, removed or changed by a change request. */
export type ChangeKind = 'added' | 'removed' | 'changed';

/**
 * Returns the kind of a change: `added` without an old value, `removed` without a new value, else
 * `changed`.
 */
export const changeKind = ({
  old,
  new: now,
}: {
  old: string | null;
  new: string | null;
}): ChangeKind => (old === null ? 'added' : now === null ? 'removed' : 'changed');

/**
 * Returns the difference of two amounts in fen (0.01 yuan), also in per cent of the old amount,
 * rounded to two decimals. Returns null when either amount is missing.
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
