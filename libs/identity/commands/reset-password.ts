import { recordDeed } from '#audit';
import { type Clock, type Database, Refusal } from '#platform';
import { allow } from '../policies/policies.js';
import type { Actor } from '../rules/actor.js';
import { credentialsOfPerson, storePassword } from '../store/credentials.js';
import { endSessionsOf, endTokensOf } from '../store/end-sessions.js';
import { forgetFailures } from '../store/sign-in-attempts.js';
import { hashPassword, newPassword } from './password.js';

/**
 * Gives a person a password nobody chose, which they have to replace at their next sign-in. Their sessions and API tokens
 * end at once, and failed sign-ins are forgotten.
 * @returns the password; this is the only time it is known.
 * @throws Refusal FORBIDDEN, NOT_FOUND, OWN_ACCOUNT: one's own is changed by showing the present one.
 */
export async function resetPassword(database: Database, clock: Clock, actor: Actor, personId: string): Promise<{ password: string }> {
  allow(actor, 'password.reset');
  if (personId === actor.personId) throw new Refusal('OWN_ACCOUNT');
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  await database.write(actor.scope, async (tx) => {
    const person = await credentialsOfPerson(tx, personId);
    if (!person) throw new Refusal('NOT_FOUND');
    await storePassword(tx, personId, { passwordHash, mustChange: true, now: clock.now() });
    const sessionsEnded = await endSessionsOf(tx, personId, 'password-reset');
    const tokensEnded = await endTokensOf(tx, personId);
    await forgetFailures(tx, person.email);
    await recordDeed(tx, actor.scope, { action: 'password.reset', subjectType: 'person', subjectId: personId, newValue: { sessionsEnded, tokensEnded } });
  });
  return { password };
}
