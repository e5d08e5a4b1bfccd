import { sqlState } from '../database/sql-state.js';

const FULL = new Set(['53100', 'ENOSPC', 'EDQUOT']);
const CAUSES_MAX = 5;

/**
 * Checks whether an error, or one of its causes, reports a full disk: the disk of the database, or
 * one to which this process writes.
 */
export function isDiskFull(error: unknown): boolean {
  let at: unknown = error;
  for (let depth = 0; depth < CAUSES_MAX && at instanceof Error; depth += 1) {
    if (FULL.has(sqlState(at) ?? '')) return true;
    at = at.cause;
  }
  return false;
}
