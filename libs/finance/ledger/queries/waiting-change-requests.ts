import { type Actor, can } from '#identity';
import { allInScope, type Tx } from '#platform';

/** Number of pending change requests: those that the reader may decide, and the reader's own. */
export interface Waiting {
  toDecide: number;
  own: number;
}

/** Maximum number counted, to bound the cost; the page lists them all. */
const COUNTED_MAX = 1000;

/** Counts pending change requests within the transaction's access scope. */
export async function waitingFor(tx: Tx, actor: Actor): Promise<Waiting> {
  const waiting = await tx.query<{ units: string[]; filedBy: string }[]>(
    `SELECT units, filed_by AS "filedBy" FROM ledger_proposals
      WHERE state = 'proposed' AND ${allInScope('units')} ORDER BY filed_at DESC LIMIT $1`,
    [COUNTED_MAX],
  );
  return {
    toDecide: waiting.filter(({ units, filedBy }) =>
      units.every((unitId) => can(actor, 'ledger.approve', { unitId, filedBy })),
    ).length,
    own: waiting.filter(({ filedBy }) => filedBy === actor.personId).length,
  };
}
