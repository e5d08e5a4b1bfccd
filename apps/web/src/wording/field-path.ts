/** Where a field stands, as people say it: its list, its row counted from one, and its own name. */
export interface FieldPlace {
  list: string | null;
  row: number | null;
  name: string | null;
}

/** Lists that are the whole form: their row alone says where. */
const WHOLE_FORM: ReadonlySet<string> = new Set(['entries', 'days', 'content']);

/** Reads a path of the API such as `entries.3.amountFen` or `reasons[0].explanation`. */
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
