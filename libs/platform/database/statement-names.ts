import { createHash } from 'node:crypto';

/**
 * Largest number of query texts that get a name. A connection keeps a plan for each name in memory,
 * so further texts get no name and are planned each time.
 */
const PLANNED_MAX = 400;

const names = new Map<string, string>();
const planned = new Map<string, string>();

/**
 * Returns the name of a statement, derived from its text, so that a connection plans the text only
 * once. Use it only for the program's own few constant statements, because the number of these
 * names is not limited.
 */
export function nameOfStatement(text: string): string {
  const name =
    names.get(text) ?? `asked-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  return name;
}

/**
 * Returns a name for any query text, distinct from those of {@link nameOfStatement}; null when
 * {@link PLANNED_MAX} texts already have a name.
 */
export function nameOfPlan(text: string): string | null {
  const known = planned.get(text);
  if (known !== undefined || planned.size >= PLANNED_MAX) return known ?? null;
  const name = `planned-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  planned.set(text, name);
  return name;
}
