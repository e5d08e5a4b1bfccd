import { type Clock, type Database, Problem, refuseField } from '#platform';
import type { Actor } from '../rules/actor.js';
import { type Credentials, credentialsOfPerson } from '../store/credentials.js';
import { chargeAttempt, type Charge, proofAttempt } from '../store/sign-in-attempts.js';
import { passwordMatches } from './password.js';

interface ProveAgainInput {
  password: string;
  field: string;
}

/**
 * Checks the password of a signed-in person again. Failures are counted for this person alone: an
 * unattended session cannot be used to guess passwords without limit, and people without a session
 * cannot lock its owner out.
 * @param field name of the request field that contained the password.
 * @returns the counted attempt; the caller clears it once every check of the action has passed.
 * @throws Problem PASSWORD_WRONG, TOO_MANY_ATTEMPTS
 */
export async function proveAgain(
  database: Database,
  clock: Clock,
  actor: Actor,
  { password, field }: ProveAgainInput,
): Promise<{ credentials: Credentials; charge: Charge }> {
  const { wait, charge, credentials } = await database.write(actor.scope, async (tx) => ({
    ...(await chargeAttempt(tx, proofAttempt(actor.personId), clock.now())),
    credentials: await credentialsOfPerson(tx, actor.personId),
  }));
  if (wait > 0) throw new Problem('TOO_MANY_ATTEMPTS', { seconds: wait });
  if (!credentials || !(await passwordMatches(credentials.passwordHash, password)))
    throw refuseField('PASSWORD_WRONG', field);
  return { credentials, charge };
}
