import type { Actor } from '#identity';
import { Problem } from '#platform/problem';
import type { Tx } from '#platform/database';
import type { ChangeHandlers } from '../handlers.js';
import type { State } from '../rules/states.js';
import type { ChangeRequestRow } from '../store/change-request-rows.js';
import { findChangeRequests } from '../store/change-requests.js';
import type { Approvals } from './approvals.js';
import { readingScope } from './request-scope.js';
import { decideKnown, type Decision, type KnownRequest } from './decide-change-request.js';

/** Largest number of change requests that one call decides. */
export const DECISIONS_MAX = 1000;

/**
 * What became of one of several requests: its state, or the code of the problem. `id` is null for a
 * request that the actor cannot see, so that the answer repeats no id that might exist.
 */
export interface Decided {
  id: string | null;
  state: State | null;
  code: string | null;
}

/**
 * Decides several change requests, each in its own transaction, so that a failure does not affect
 * the other requests. A request that is listed twice is decided once. Requests with warnings are
 * not approved. What is the same for all, such as their warnings, is looked
 * up for many at once.
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
  const left = [...new Set(ids)];
  while (left.length > 0) {
    const part = left.splice(0, KNOWN_AT_ONCE);
    const known = await approvals.database.read(readingScope(actor), (tx) =>
      knownRequests(tx, approvals, part, decided.decision),
    );
    for (const id of part) results.push(await decideOne(approvals, actor, id, { known, decided }));
  }
  return results;
}

/** Number of requests that are looked up together. */
const KNOWN_AT_ONCE = 100;

async function knownRequests(
  tx: Tx,
  { handlers }: Approvals,
  ids: readonly string[],
  decision: Decision['decision'],
): Promise<ReadonlyMap<string, KnownRequest>> {
  const rows = await findChangeRequests(tx, ids);
  const warned = decision === 'approved' ? await warnedOf(tx, handlers, rows) : new Set<string>();
  return new Map(rows.map((row) => [row.id, { row, warned: warned.has(row.id) }]));
}

/** Lists the requests that wait and have warnings. */
async function warnedOf(
  tx: Tx,
  handlers: ChangeHandlers,
  rows: readonly ChangeRequestRow[],
): Promise<ReadonlySet<string>> {
  const waiting = rows.filter(({ state }) => state === 'submitted');
  const warned = new Set<string>();
  for (const [kind, some] of Map.groupBy(waiting, (row) => row.kind))
    for (const [id, { warnings }] of (await handlers.find(kind)?.summarise(tx, some)) ?? [])
      if (warnings.length > 0) warned.add(id);
  return warned;
}

interface DecideOneInput {
  known: ReadonlyMap<string, KnownRequest>;
  decided: Pick<Decision, 'decision' | 'reason'>;
}

/** Decides one of several requests. One that the actor cannot see is answered like an unknown one. */
async function decideOne(
  approvals: Approvals,
  actor: Actor,
  id: string,
  { known, decided }: DecideOneInput,
): Promise<Decided> {
  const found = known.get(id);
  if (!found) return { id: null, state: null, code: 'NOT_FOUND' };
  try {
    const { state } = await decideKnown(approvals, actor, { known: found, decided, request: null });
    return { id, state, code: null };
  } catch (error) {
    if (error instanceof Problem) return { id, state: null, code: error.code };
    throw error;
  }
}
