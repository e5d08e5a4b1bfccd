/**
 * Where a field is, as displayed to users: the list that contains it, the row counted from one, and
 * the name of the field.
 */
export interface FieldPlace {
  list: string | null;
  row: number | null;
  name: string | null;
}

/**
 * Lists that make up a whole form. For these the row number identifies the field, so the name of
 * the list is not displayed.
 */
const WHOLE_FORM: ReadonlySet<string> = new Set(['entries', 'days', 'content']);

/** Parses a field path of the API, such as `entries.3.amountFen` or `reasons[0].explanation`. */
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
