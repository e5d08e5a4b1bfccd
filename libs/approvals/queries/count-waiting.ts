import type { Tx } from '#platform/database';
import { REQUEST_IN_SCOPE } from '../store/change-requests.js';
import { type Reading, toDecide } from './change-requests.js';

/** Number of requests that wait: for the actor's decision, and the actor's own for another's. */
export interface Waiting {
  toDecide: number;
  own: number;
}

const OWN_WAITING = `SELECT count(*)::int AS own FROM (SELECT FROM change_requests
  WHERE state = 'submitted' AND $1 = ANY (authors) AND ${REQUEST_IN_SCOPE} LIMIT 1000) waiting`;

/** Counts what waits, up to 1000 each. */
export async function countWaiting(tx: Tx, reading: Reading): Promise<Waiting> {
  const rows = await toDecide(tx, reading, {}, { limit: 1000 });
  const [counted] = await tx.query<{ own: number }[]>(OWN_WAITING, [reading.actor.personId]);
  return { toDecide: rows.length, own: counted?.own ?? 0 };
}
