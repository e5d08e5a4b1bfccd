import type { Tx } from '#platform/database';
import { REQUEST_IN_SCOPE } from '../store/change-requests.js';
import { type Reading, toDecide } from './change-requests.js';
import { countOwnDecided, unseenSince, type OwnDecided } from './unseen-decisions.js';

/**
 * Number of requests that wait, for the actor's decision and the actor's own for another's, and of
 * the actor's own that another person has decided.
 */
export interface Waiting extends OwnDecided {
  toDecide: number;
  own: number;
}

const OWN_WAITING = `SELECT count(*)::int AS own FROM (SELECT FROM change_requests
  WHERE state = 'submitted' AND authors @> ARRAY[$1::text] AND ${REQUEST_IN_SCOPE} LIMIT 1000) waiting`;

/** Counts what waits and what was decided, up to 1000 each. */
export async function countWaiting(tx: Tx, reading: Reading): Promise<Waiting> {
  const { personId } = reading.actor;
  const rows = await toDecide(tx, reading, {}, { limit: 1000 });
  const [counted] = await tx.query<{ own: number }[]>(OWN_WAITING, [personId]);
  const since = await unseenSince(tx, personId, reading.today);
  const decided = await countOwnDecided(tx, personId, since);
  return { toDecide: rows.length, own: counted?.own ?? 0, ...decided };
}
