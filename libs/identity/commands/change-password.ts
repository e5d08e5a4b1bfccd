import { recordDeed } from '#audit';
import { type Clock, type Database, refuseField } from '#platform';
import type { SessionActor } from '../queries/actor-of.js';
import { checkNewPassword } from '../rules/new-password.js';
import { storePassword } from '../store/credentials.js';
import { endSessionsOf } from '../store/end-sessions.js';
import { forgiveAttempts } from '../store/sign-in-attempts.js';
import { hashPassword } from './password.js';
import { proveAgain } from './prove-again.js';

/**
 * Replaces the actor's password. Every other session of theirs ends with it; this one goes on.
 * @throws Refusal PASSWORD_WRONG, TOO_MANY_ATTEMPTS, and those of {@link checkNewPassword}
 */
export async function changePassword(database: Database, clock: Clock, actor: SessionActor, { current, next }: { current: string; next: string }): Promise<void> {
  const { credentials, charge } = await proveAgain(database, clock, actor, current, 'current');
  const passwordHash = await checkedHash();
  await database.write(actor.scope, async (tx) => {
    await forgiveAttempts(tx, charge);
    const stored = await storePassword(tx, actor.personId, { passwordHash, mustChange: false, replaces: credentials.passwordHash, now: clock.now() });
    if (!stored) throw refuseField('PASSWORD_WRONG', 'current');
    const sessions = await endSessionsOf(tx, actor.personId, 'password-changed', actor.sessionId);
    await recordDeed(tx, actor.scope, { action: 'password.change', subjectType: 'person', subjectId: actor.personId, newValue: { otherSessionsEnded: sessions } });
  });

  /** The present password was right: what is wrong with the new one is no failed attempt. */
  async function checkedHash(): Promise<string> {
    try {
      checkNewPassword(next, credentials, current);
    } catch (refusal) {
      await database.write(actor.scope, (tx) => forgiveAttempts(tx, charge));
      throw refusal;
    }
    return hashPassword(next);
  }
}
