import { createHash } from 'node:crypto';

/** A connection keeps a plan for each name; beyond so many texts the rest goes unnamed. */
const PLANNED_MAX = 400;

const names = new Map<string, string>();
const planned = new Map<string, string>();

/** One name per text, so that a connection plans it once. For texts that are the program's own and few. */
export function nameOfStatement(text: string): string {
  const name =
    names.get(text) ?? `asked-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  return name;
}

/** The same for any text, in names of their own; null when too many have one already. */
export function nameOfPlan(text: string): string | null {
  const known = planned.get(text);
  if (known !== undefined || planned.size >= PLANNED_MAX) return known ?? null;
  const name = `planned-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  planned.set(text, name);
  return name;
}
