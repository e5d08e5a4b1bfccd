import { type Actor, can } from '#identity';
import { allInScope, type Tx } from '#platform';

/** How many proposals wait: for the reader's decision, and of the reader's own for another person's. */
export interface Waiting {
  toDecide: number;
  own: number;
}

/** Beyond this many nobody counts any more; the page lists them all. */
const COUNTED_MAX = 1000;

/** Counts what waits within the transaction's scope. */
export async function waitingFor(tx: Tx, actor: Actor): Promise<Waiting> {
  const waiting = await tx.query<{ units: string[]; filedBy: string }[]>(
    `SELECT units, filed_by AS "filedBy" FROM ledger_proposals WHERE state = 'proposed' AND ${allInScope('units')} ORDER BY filed_at DESC LIMIT $1`,
    [COUNTED_MAX],
  );
  return {
    toDecide: waiting.filter(({ units, filedBy }) =>
      units.every((unitId) => can(actor, 'ledger.approve', { unitId, filedBy })),
    ).length,
    own: waiting.filter(({ filedBy }) => filedBy === actor.personId).length,
  };
}
