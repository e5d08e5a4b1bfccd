import { type Actor, can, allInScope } from '#identity';
import { type Tx } from '#platform/database';
import { LEDGER_REQUESTS } from '../store/change-requests.js';

/**
 * Number of pending change requests: those that the user may decide, and those that the user
 * submitted.
 */
export interface Waiting {
  toDecide: number;
  own: number;
}

/** Largest number of change requests counted, to limit the cost; the web page lists all. */
const COUNTED_MAX = 1000;

/** Counts the pending change requests within the access scope. */
export async function waitingFor(tx: Tx, actor: Actor): Promise<Waiting> {
  const waiting = await tx.query<{ units: string[]; filedBy: string }[]>(
    `SELECT units, filed_by AS "filedBy" FROM ${LEDGER_REQUESTS} requests
      WHERE state = 'proposed' AND ${allInScope('units')} ORDER BY filed_at DESC LIMIT $1`,
    [COUNTED_MAX],
  );
  return {
    toDecide: waiting.filter(({ units, filedBy }) =>
      units.every((unitId) => can(actor, 'change-request.decide', { unitId, filedBy })),
    ).length,
    own: waiting.filter(({ filedBy }) => filedBy === actor.personId).length,
  };
}
