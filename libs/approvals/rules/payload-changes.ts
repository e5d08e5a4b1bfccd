/**
 * A field whose value differs between two contents of a change request. The values are JSON text;
 * null where the field is missing.
 */
export interface FieldChange {
  path: string;
  old: string | null;
  new: string | null;
}

const CHANGES_MAX = 200;

/**
 * Lists the fields whose current and requested values differ, in the order of the requested
 * content, so that the approver sees what the change request would change.
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
