/** A field of a filing, named by the words of its path: `reasons.0.explanation`, `curveFen.2`. */
export interface NamedField {
  path: string;
  text: string;
}

/** The order in which people read a filing; the database keeps none. */
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

/** Fields or changes in the order in which people read them. */
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

/** Inside a list a source leads its amount, as it does in a sheet. */
const inCell = (part: string, against: string): number | null =>
  part === 'source' && /Fen$/.test(against)
    ? -1
    : against === 'source' && /Fen$/.test(part)
      ? 1
      : null;

/** Every field that a filing fills in, by path, in reading order; the same paths that its changes have. */
export const fieldsOf = (content: object): NamedField[] => inReadingOrder(leavesOf(content, ''));

function leavesOf(content: unknown, path: string): NamedField[] {
  if (content === null || content === undefined) return [];
  if (typeof content !== 'object') return [{ path, text: String(content) }];
  return Object.entries(content).flatMap(([key, value]) =>
    leavesOf(value, path ? `${path}.${key}` : key),
  );
}

/** What stands behind a field: money, a code of a list, or a text. */
export type FieldMeaning =
  | { money: true }
  | {
      list: 'costStage' | 'scope' | 'reasonClass' | 'yearCategory' | 'fundingSource' | 'costSource';
    }
  | 'text';

/** What a path holds. A source is of money inside a list, and of papers elsewhere. */
export function meaningOf(path: string): FieldMeaning {
  const parts = path.split('.');
  const name = parts.findLast((part) => !/^\d+$/.test(part)) ?? '';
  if (name.endsWith('Fen')) return { money: true };
  if (name === 'source') return { list: parts.length > 1 ? 'fundingSource' : 'costSource' };
  if (name === 'stage') return { list: 'costStage' };
  if (name === 'scope') return { list: 'scope' };
  if (name === 'class') return { list: 'reasonClass' };
  if (name === 'category') return { list: 'yearCategory' };
  return 'text';
}

/** The parts of a path as they are said, with a place in a list counted from one: `['reasons', 1, 'explanation']`. */
export const saidParts = (path: string): (string | number)[] =>
  path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) + 1 : part));

/** How a field changes. */
export type ChangeKind = 'added' | 'removed' | 'changed';

/** How a field changes: what was not there is added, what is no longer there is removed. */
export const changeKind = ({
  old,
  new: now,
}: {
  old: string | null;
  new: string | null;
}): ChangeKind => (old === null ? 'added' : now === null ? 'removed' : 'changed');

/** How far an amount moves, and what share of the old one that is, in hundredths of a per cent rounded to the nearest; null where there is nothing to compare. */
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
