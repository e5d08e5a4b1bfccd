import { recordAuditEvent } from '#audit';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Actor } from '../rules/actor.js';
import { hashSecret } from '../rules/secret.js';

/** Ends a session on the server, so that copies of the session cookie stop working too. */
export function signOut(
  database: Database,
  clock: Clock,
  actor: Actor,
  token: string,
): Promise<void> {
  return database.write(actor.scope, async (tx) => {
    await tx.query(
      "UPDATE sessions SET ended_at = $3, end_reason = 'signed-out' WHERE token_hash = $1 AND person_id = $2 AND ended_at IS NULL",
      [hashSecret(token), actor.personId, clock.now()],
    );
    await recordAuditEvent(tx, actor.scope, {
      action: 'session.end',
      subjectType: 'person',
      subjectId: actor.personId,
    });
  });
}
