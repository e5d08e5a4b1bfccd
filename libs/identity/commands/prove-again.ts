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
 * Has somebody who is signed in show their password again. Wrong ones are counted for this person alone, so that a session
 * left open is no place to guess at leisure, and nobody who cannot open one makes its owner wait.
 * @param field name of the field it came in.
 * @returns the charge to forgive once all of the deed is proved.
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
