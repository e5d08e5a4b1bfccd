/**
 * The place of a field as it is shown to people: the list, the row counted from one, and the
 * field's name.
 */
export interface FieldPlace {
  list: string | null;
  row: number | null;
  name: string | null;
}

/** Lists that make up the whole form, so that the row number alone identifies the place. */
const WHOLE_FORM: ReadonlySet<string> = new Set(['entries', 'days', 'content']);

/** Parses a path of the API such as `entries.3.amountFen` or `reasons[0].explanation`. */
export function readFieldPath(path: string): FieldPlace {
  const parts = path.split(/[.[\]]+/).filter((part) => part !== '' && part !== 'content');
  const isRow = (part: string): boolean => /^\d+$/.test(part);
  const rowAt = parts.findLastIndex(isRow);
  const list = parts.slice(0, Math.max(rowAt, 0)).findLast((part) => !isRow(part)) ?? null;
  const name = parts.slice(rowAt + 1).at(-1) ?? null;
  return {
    list: list !== null && WHOLE_FORM.has(list) ? null : list,
    row: rowAt < 0 ? null : Number(parts[rowAt]) + 1,
    name,
  };
}
