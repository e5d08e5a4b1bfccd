/** A field in which two contents differ. Values are JSON text; null where a side has none. */
export interface FieldChange {
  path: string;
  old: string | null;
  new: string | null;
}

const CHANGES_MAX = 200;

/**
 * Lists the fields that differ between the current and the requested content, in the order of the
 * requested content. It shows the approver what would change.
 */
export function changesBetween(before: object | null, after: object): FieldChange[] {
  const old = before === null ? new Map<string, string>() : new Map(leavesOf(before, ''));
  const now = new Map(leavesOf(after, ''));
  const paths = [...now.keys(), ...[...old.keys()].filter((path) => !now.has(path))];
  return paths
    .filter((path) => old.get(path) !== now.get(path))
    .slice(0, CHANGES_MAX)
    .map((path) => ({ path, old: old.get(path) ?? null, new: now.get(path) ?? null }));
}

function leavesOf(value: unknown, path: string): [string, string][] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, path ? `${path}.${key}` : key),
  );
}
