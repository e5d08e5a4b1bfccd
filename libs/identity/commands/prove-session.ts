import { recordAuditEvent } from '#audit';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { SessionActor } from '../queries/actor-of.js';
import { forgiveAttempts } from '../store/sign-in-attempts.js';
import { proveAgain } from './prove-again.js';

/**
 * Checks the actor's password again. For the next 15 minutes the session may perform the actions
 * that require a recently confirmed password.
 * @throws Problem PASSWORD_WRONG, TOO_MANY_ATTEMPTS
 */
export async function proveSession(
  database: Database,
  clock: Clock,
  actor: SessionActor,
  password: string,
): Promise<void> {
  const { charge } = await proveAgain(database, clock, actor, { password, field: 'password' });
  await database.write(actor.scope, async (tx) => {
    await forgiveAttempts(tx, charge);
    await tx.query('UPDATE sessions SET proved_at = $2 WHERE id = $1', [
      actor.sessionId,
      clock.now(),
    ]);
    await recordAuditEvent(tx, actor.scope, {
      action: 'session.prove',
      subjectType: 'session',
      subjectId: actor.sessionId,
    });
  });
}
