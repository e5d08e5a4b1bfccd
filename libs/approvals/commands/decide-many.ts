import type { Actor } from '#identity';
import { Problem } from '#platform/problem';
import type { State } from '../rules/states.js';
import type { Approvals } from './approvals.js';
import { decideChangeRequest, type Decision } from './decide-change-request.js';

/** Largest number of change requests that one call decides. */
export const DECISIONS_MAX = 1000;

/** What became of one of several requests: its state, or the code of the problem. */
export interface Decided {
  id: string;
  state: State | null;
  code: string | null;
}

/**
 * Decides several change requests, each in a transaction of its own: one that is refused leaves the
 * others decided, and none is half-applied. A request that is named twice is decided once. Those
 * with warnings are not approved in bulk.
 * @throws Problem REASON_REQUIRED
 */
export async function decideMany(
  approvals: Approvals,
  actor: Actor,
  ids: readonly string[],
  decided: Pick<Decision, 'decision' | 'reason'>,
): Promise<Decided[]> {
  if (decided.decision === 'returned' && !decided.reason)
    throw new Problem('REASON_REQUIRED', {}, [{ path: 'reason', code: 'REASON_REQUIRED' }]);
  const results: Decided[] = [];
  for (const id of new Set(ids)) results.push(await decideOne(approvals, actor, id, decided));
  return results;
}

async function decideOne(
  approvals: Approvals,
  actor: Actor,
  id: string,
  decided: Pick<Decision, 'decision' | 'reason'>,
): Promise<Decided> {
  try {
    const { state } = await decideChangeRequest(approvals, actor, {
      id,
      decided: { ...decided, inBulk: true },
      request: null,
    });
    return { id, state, code: null };
  } catch (error) {
    if (error instanceof Problem) return { id, state: null, code: error.code };
    throw error;
  }
}
