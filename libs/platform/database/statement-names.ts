import { createHash } from 'node:crypto';

/**
 * Maximum number of named statements. A connection keeps a plan per name, so further texts stay
 * unnamed.
 */
const PLANNED_MAX = 400;

const names = new Map<string, string>();
const planned = new Map<string, string>();

/**
 * Name of a statement text, so that a connection plans it only once. For the program's own few
 * texts.
 */
export function nameOfStatement(text: string): string {
  const name =
    names.get(text) ?? `asked-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  return name;
}

/** The same for any text, with separate names; null when the maximum is reached. */
export function nameOfPlan(text: string): string | null {
  const known = planned.get(text);
  if (known !== undefined || planned.size >= PLANNED_MAX) return known ?? null;
  const name = `planned-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  planned.set(text, name);
  return name;
}
