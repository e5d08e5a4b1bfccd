import { Problem } from '../problem/problem.js';
import { type Day, isDay } from '#values';

/** One part of a cursor: a value of the sort key of a list. */
export type KeyPart = string | number | boolean | null;
/**
 * Checks for the parts of a cursor, one for each. A cursor comes from the client, so it is
 * validated like all other input.
 */
export type KeyShape = readonly ((part: unknown) => part is KeyPart)[];
/** Type of the sort key whose parts a shape (list of checks) accepts. */
export type KeyOf<Shape extends KeyShape> = {
  [Part in keyof Shape]: Shape[Part] extends (part: unknown) => part is infer Value ? Value : never;
};

/** Functions that check one part of a cursor, by the type of the part. */
export const keyPart = {
  text: (part: unknown): part is string =>
    typeof part === 'string' && part.length <= 500 && !/[\p{Cc}\p{Cs}]/u.test(part),
  whole: (part: unknown): part is number => Number.isSafeInteger(part),
  flag: (part: unknown): part is boolean => typeof part === 'boolean',
  uuid: (part: unknown): part is string =>
    typeof part === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part),
  digits: (part: unknown): part is string => typeof part === 'string' && /^\d{1,18}$/.test(part),
  instant: (part: unknown): part is string =>
    typeof part === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(part) &&
    !Number.isNaN(Date.parse(part)),
  day: (part: unknown): part is Day => typeof part === 'string' && isDay(part),
} as const;

/**
 * Encodes the sort key of the last item on a page as a cursor, from which the next page continues.
 */
export const encodeCursor = (key: readonly KeyPart[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * Decodes a cursor and checks its parts with `shape`.
 * @throws Problem CURSOR_INVALID
 */
export function decodeCursor<const Shape extends KeyShape>(
  cursor: string,
  shape: Shape,
): KeyOf<Shape> {
  const parts = parse(cursor);
  if (
    !Array.isArray(parts) ||
    parts.length !== shape.length ||
    !shape.every((fits, at) => fits(parts[at]))
  ) {
    throw new Problem('CURSOR_INVALID', {}, [{ path: 'cursor', code: 'CURSOR_INVALID' }]);
  }
  return parts as unknown as KeyOf<Shape>;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Builds a page of at most `limit` items. `rows` must have been read with one row more than
 * `limit`; when that row exists, the page gets a cursor for the next page.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
  keyOf: (row: Row) => readonly KeyPart[],
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}

/** Builds the response of a list that is short enough to be returned as one page. */
export const wholeList = <Item>(items: Item[]): { items: Item[]; nextCursor: null } => ({
  items,
  nextCursor: null,
});
