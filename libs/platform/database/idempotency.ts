import { createHash, randomUUID } from 'node:crypto';
import { Problem } from '../problem/problem.js';
import { pipelined } from './pipelined.js';
import type { Database, Tx } from './database.js';
import { noOrganisationsScope, withPrivileges } from './scope.js';

/**
 * A request that a client may send again: its idempotency key, the id of its sender, and its
 * content.
 */
export interface RepeatableRequest {
  key: string;
  actorId: string;
  action: string;
  body: unknown;
}

const fingerprintOf = (request: RepeatableRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([request.action, request.body]))
    .digest('hex');

/**
 * Runs `effect` only for the first request with a key and sender, inside the caller's transaction.
 * For a repeated request it returns the id that the first effect returned. If two equal requests
 * run at the same time, the second waits until the first has committed. Without a request (null),
 * `effect` always runs.
 * @returns the id, and whether the request was a repeat.
 * @throws Problem IDEMPOTENCY_KEY_REUSED when the key was used before for a different request.
 */
export async function once(
  tx: Tx,
  request: RepeatableRequest | null,
  effect: () => Promise<string>,
): Promise<{ id: string; replayed: boolean }> {
  if (!request) return { id: await effect(), replayed: false };
  const fingerprint = fingerprintOf(request);
  const claimed = await tx.query<{ claimed: boolean }[]>(
    `INSERT INTO idempotency_keys (actor_id, key, fingerprint) VALUES ($1, $2, $3)
     ON CONFLICT (actor_id, key) DO NOTHING RETURNING true AS claimed`,
    [request.actorId, request.key, fingerprint],
  );
  if (claimed.length === 0)
    return { id: await firstEffect(tx, request, fingerprint), replayed: true };
  const id = await effect();
  await pipelined(
    tx,
    'UPDATE idempotency_keys SET effect_id = $3 WHERE actor_id = $1 AND key = $2',
    [request.actorId, request.key, id],
  );
  return { id, replayed: false };
}

/**
 * Returns the id that an earlier equal request returned; null when there was no such request. Used
 * by commands that begin with a step outside the database that must not be done twice.
 * @throws Problem IDEMPOTENCY_KEY_REUSED when the key was used before for a different request.
 */
export async function earlierEffect(
  tx: Tx,
  request: RepeatableRequest | null,
): Promise<string | null> {
  if (!request) return null;
  const [seen] = await tx.query<object[]>(
    'SELECT FROM idempotency_keys WHERE actor_id = $1 AND key = $2',
    [request.actorId, request.key],
  );
  return seen ? firstEffect(tx, request, fingerprintOf(request)) : null;
}

async function firstEffect(
  tx: Tx,
  request: RepeatableRequest,
  fingerprint: string,
): Promise<string> {
  const [seen] = await tx.query<{ fingerprint: string; effect_id: string }[]>(
    'SELECT fingerprint, effect_id FROM idempotency_keys WHERE actor_id = $1 AND key = $2',
    [request.actorId, request.key],
  );
  if (!seen || seen.fingerprint !== fingerprint)
    throw new Problem('IDEMPOTENCY_KEY_REUSED', { key: request.key });
  return seen.effect_id;
}

/**
 * Deletes idempotency keys older than a number of days. A request repeated later than that is
 * treated as a new one.
 * @returns the number of deleted keys.
 */
export const forgetOldKeys = (database: Database, olderThanDays: number): Promise<number> =>
  database.write(
    withPrivileges(noOrganisationsScope('service:sweeper', randomUUID()), 'operations'),
    async (tx) => {
      const [, forgotten] = await tx.query<[object[], number]>(
        'DELETE FROM idempotency_keys WHERE created_at < clock_timestamp() - make_interval(days => $1)',
        [olderThanDays],
      );
      return forgotten;
    },
  );
