import type { Tx } from '#platform/database';
import type { Actor } from '../rules/actor.js';
import type { Terms } from './actor-of.js';

/**
 * A session as shown to its owner. `from` is the network address, `agent` the name of the browser.
 */
export interface ListedSession {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  from: string | null;
  agent: string | null;
}

/**
 * Lists a person's active sessions, newest first; `after` is the key of the last session of the
 * previous page.
 */
export function listSessions(
  tx: Tx,
  { clock, policy }: Terms,
  { personId, memberships }: Pick<Actor, 'personId' | 'memberships'>,
  { limit, after }: { limit: number; after?: { createdAt: string; id: string } },
): Promise<ListedSession[]> {
  const now = clock.now();
  return tx.query<ListedSession[]>(
    `SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt",
      from_address AS "from", agent
     FROM sessions
     WHERE person_id = $1 AND ended_at IS NULL AND expires_at > $3 AND last_seen_at > $4
       AND ($5::timestamptz IS NULL OR (created_at, id) < ($5, $6::uuid))
     ORDER BY created_at DESC, id DESC LIMIT $2`,
    [
      personId,
      limit,
      now,
      new Date(now.getTime() - policy.sessionIdleMs(memberships)),
      after?.createdAt ?? null,
      after?.id ?? null,
    ],
  );
}
