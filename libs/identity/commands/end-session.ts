import { recordAuditEvent } from '#audit';
import type { Clock } from '#platform/clock';
import { type Database, withAccounts } from '#platform/database';
import { Problem } from '#platform/problem';
import { allow } from '../policies/policies.js';
import type { SessionActor } from '../queries/actor-of.js';
import type { Actor } from '../rules/actor.js';
import { provedLately } from '../rules/session-validity.js';
import { PersonRow } from '../store/identity-rows.js';
import { endSessionsOf } from '../store/end-sessions.js';

/**
 * Ends one of the actor's own sessions and removes its device from the known devices. Requires that
 * the password was confirmed recently, so that an intruder at an unattended computer cannot sign
 * the actor out elsewhere.
 * @throws Problem PROOF_REQUIRED, NOT_FOUND for another person's session or one already ended.
 */
export async function endSession(
  database: Database,
  clock: Clock,
  actor: SessionActor,
  id: string,
): Promise<void> {
  if (!provedLately(actor.provedAt, clock.now())) throw new Problem('PROOF_REQUIRED');
  await database.write(actor.scope, async (tx) => {
    const [, ended] = await tx.query<[object[], number]>(
      "UPDATE sessions SET ended_at = $3, end_reason = 'revoked' WHERE id = $1 AND person_id = $2 AND ended_at IS NULL",
      [id, actor.personId, clock.now()],
    );
    if (ended === 0) throw new Problem('NOT_FOUND');
    await tx.query(
      'DELETE FROM known_devices d USING sessions s WHERE s.id = $1 AND d.id = s.device_id',
      [id],
    );
    await recordAuditEvent(tx, actor.scope, {
      action: 'session.revoke',
      subjectType: 'session',
      subjectId: id,
    });
  });
}

/**
 * Ends all sessions of a person, at the request of a security administrator.
 * @throws Problem FORBIDDEN, NOT_FOUND
 */
export function endSessionsOfPerson(
  database: Database,
  actor: Actor,
  personId: string,
): Promise<void> {
  allow(actor, 'session.revoke');
  return database.write(withAccounts(actor.scope), async (tx) => {
    if (!(await tx.existsBy(PersonRow, { id: personId }))) throw new Problem('NOT_FOUND');
    const sessions = await endSessionsOf(tx, personId, 'revoked');
    await recordAuditEvent(tx, actor.scope, {
      action: 'session.revoke',
      subjectType: 'person',
      subjectId: personId,
      newValue: { sessions },
    });
  });
}
