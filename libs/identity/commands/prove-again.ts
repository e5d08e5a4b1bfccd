import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import type { Actor } from '../rules/actor.js';
import { type Credentials, credentialsOfPerson } from '../store/credentials.js';
import { chargeAttempt, type Charge, proofAttempt } from '../store/sign-in-attempts.js';
import { passwordMatches } from './password.js';

interface ProveAgainInput {
  password: string;
  field: string;
}

/**
 * Checks the password of a signed-in person again. Failures are counted per signed-in person, apart
 * from failed sign-ins. So an intruder at an unattended computer can guess only a few times, and
 * people who are not signed in cannot use up these attempts.
 * @param field name of the request field that contained the password.
 * @returns the attempt. It is counted as failed in advance, even with the right password; the caller
 * clears it once every check of the action has passed.
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
