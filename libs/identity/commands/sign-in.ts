import { recordAuditEvent, recordRefusedRequest } from '#audit';
import {
  accountsScope,
  type Database,
  type Scope,
  type Tx,
  withPrivileges,
} from '#platform/database';
import { Problem } from '#platform/problem';
import type { Asked, Terms } from '../queries/actor-of.js';
import { type Actor, actorFrom } from '../rules/actor.js';
import { agentFamily } from '../rules/agent-family.js';
import { csrfTokenOf, hashSecret, looksLikeSecret, newSecret } from '../rules/secret.js';
import type { TotpSecretCipher } from '../rules/totp-secret-cipher.js';
import { type Restriction, restrictionsOf } from '../rules/restrictions.js';
import { type Credentials, credentialsOf } from '../store/credentials.js';
import { findPerson } from '../store/find-person.js';
import { knownDeviceOf, rememberDevice } from '../store/known-devices.js';
import {
  chargeAttempt,
  type Charge,
  codeAttempt,
  deviceAttempt,
  forgiveAttempts,
  refundAttempt,
  strangeAttempt,
} from '../store/sign-in-attempts.js';
import { beginSession, endOldestSessions, restrictionFactsOf } from '../store/standing-session.js';
import { acceptCode, type SecondProof } from './accept-code.js';
import { decoyHash, passwordMatches } from './password.js';

/**
 * Credentials given at sign-in. `totp` is a one-time code or a recovery code; `device` is the
 * secret from the cookie that identifies the device.
 */
export interface SignIn {
  email: string;
  password: string;
  totp?: string | null;
  device?: string | undefined;
}

/**
 * A session just begun. `token` and `device` are secrets that may be used in cookies only.
 * `restrictions` are the actions that the person must take before any other.
 */
export interface NewSession {
  token: string;
  device: string;
  csrfToken: string;
  actor: Actor;
  restrictions: readonly Restriction[];
}

/**
 * Begins a session. An unknown address, a wrong password and an inactive account give the same
 * answer after the same work. Whether an account has a second factor is disclosed only after its
 * right password was given. After failures the delays of `sign-in-delay` apply: on a known device
 * those for failures on this device, on other devices those for the account and the network. During
 * a delay, password and second factor are accepted only together; if either is wrong, the answer is
 * TOO_MANY_ATTEMPTS.
 * @throws Problem SIGN_IN_FAILED, INITIAL_PASSWORD_LAPSED, SECOND_FACTOR_REQUIRED,
 * SECOND_FACTOR_WRONG, TOO_MANY_ATTEMPTS
 */
export async function signIn(
  database: Database,
  { seal: cipher, ...terms }: Terms & { seal: TotpSecretCipher },
  given: SignIn,
  asked: Asked,
): Promise<NewSession> {
  const email = given.email.trim().toLowerCase();
  const now = terms.clock.now();
  const nobody: Scope = {
    ...withPrivileges(accountsScope('anonymous', asked.requestId), 'passwords'),
    ...(asked.from === undefined ? {} : { from: asked.from }),
  };
  const { wait, charge, person, known } = await database.write(nobody, (tx) =>
    openAttempt(tx, { email, device: given.device, source: asked.from }, now),
  );
  const refuse = async (problem: Problem): Promise<never> => {
    await recordRefusedRequest(
      database,
      nobody,
      {
        action: 'session.begin',
        ...(person ? { subjectType: 'person', subjectId: person.id } : {}),
        newValue: { code: problem.code },
      },
      problem,
    );
    throw problem;
  };
  const mustWait = new Problem('TOO_MANY_ATTEMPTS', { seconds: wait });
  if (wait > 0 && given.totp == null) return refuse(mustWait);
  const decoy = await decoyHash();
  const matches = await passwordMatches(person?.passwordHash ?? decoy, given.password);
  if (wait === 0 && (!person?.active || !matches)) return refuse(new Problem('SIGN_IN_FAILED'));
  if (wait === 0 && person && terms.policy.initialPasswordLapsed(person.initialPasswordSince, now))
    return refuse(new Problem('INITIAL_PASSWORD_LAPSED'));
  const begun = await database.write(nobody, async (tx): Promise<NewSession | Problem> => {
    if (wait > 0) {
      const proof = await proveInSpite(tx, {
        seal: cipher,
        person,
        matches,
        email,
        now,
        totp: given.totp ?? '',
      });
      if (proof && person && terms.policy.initialPasswordLapsed(person.initialPasswordSince, now))
        return new Problem('INITIAL_PASSWORD_LAPSED');
      return proof && person
        ? begin(tx, { person, charge, proof, terms, asked, device: given.device })
        : mustWait;
    }
    if (!person) return new Problem('SIGN_IN_FAILED');
    const proof = await proveFurther(tx, {
      seal: cipher,
      person,
      charge,
      known,
      now,
      ...(given.totp == null ? {} : { totp: given.totp }),
    });
    return proof instanceof Problem
      ? proof
      : begin(tx, { person, charge, proof, terms, asked, device: given.device });
  });
  return begun instanceof Problem ? refuse(begun) : begun;
}

const hashOfDevice = (device: string | undefined): string | null =>
  device !== undefined && looksLikeSecret(device) ? hashSecret(device) : null;

/**
 * Counts a sign-in attempt as failed before it is checked: for the device if the person has used it
 * before, otherwise for the account and the network.
 */
async function openAttempt(
  tx: Tx,
  {
    email,
    device,
    source,
  }: { email: string; device: string | undefined; source: string | undefined },
  now: Date,
): Promise<{ wait: number; charge: Charge; person: Credentials | null; known: boolean }> {
  const [person, secretHash] = [await credentialsOf(tx, email), hashOfDevice(device)];
  const known =
    person && secretHash !== null ? await knownDeviceOf(tx, person.id, secretHash, now) : null;
  return {
    ...(await chargeAttempt(
      tx,
      known === null ? strangeAttempt(email, source) : deviceAttempt(known),
      now,
    )),
    person,
    known: known !== null,
  };
}

interface ProvingInSpite {
  seal: TotpSecretCipher;
  person: Credentials | null;
  matches: boolean;
  email: string;
  now: Date;
  totp: string;
}

/**
 * Checks password and second factor together during a delay. Neither the answer nor the amount of
 * work discloses whether the password was right, because the code is checked and one failure is
 * counted in both cases. If the password is right and the code wrong, only the counter of wrong
 * codes for the person increases, so that only a person who knows the password can use up the
 * attempts.
 */
async function proveInSpite(
  tx: Tx,
  { seal: cipher, person, matches, email, now, totp }: ProvingInSpite,
): Promise<SecondProof | null> {
  const held = await credentialsOf(tx, email, { held: true });
  const right =
    matches &&
    person !== null &&
    held?.active === true &&
    held.passwordHash === person.passwordHash;
  const { wait, charge } = await chargeAttempt(
    tx,
    codeAttempt(right ? person.id : hashSecret(email)),
    now,
  );
  await tx.query('SAVEPOINT code');
  const proof =
    person === null
      ? null
      : await acceptCode(tx, cipher, { personId: person.id, typed: totp, now });
  if (!right || wait > 0 || proof === null) {
    await tx.query('ROLLBACK TO SAVEPOINT code');
    return null;
  }
  await forgiveAttempts(tx, charge);
  return proof;
}

interface Proving {
  seal: TotpSecretCipher;
  person: Credentials;
  charge: Charge;
  known: boolean;
  now: Date;
  totp?: string;
}

/**
 * Checks, after the password was right, that the password has not been changed meanwhile, and
 * checks the second factor if the person has one.
 * @returns the kind of second factor that was used; null when the person has no second factor; or
 * the problem because of which the sign-in is refused.
 */
async function proveFurther(
  tx: Tx,
  { seal: cipher, person, charge, known, now, totp }: Proving,
): Promise<SecondProof | null | Problem> {
  const held = await credentialsOf(tx, person.email, { held: true });
  if (!held?.active || held.passwordHash !== person.passwordHash)
    return new Problem('SIGN_IN_FAILED');
  if (!held.hasSecondFactor) return null;
  if (totp === undefined) {
    await refundAttempt(tx, charge);
    return new Problem('SECOND_FACTOR_REQUIRED');
  }
  // Wrong codes from unknown devices are counted for the person. On a known device nothing is
  // counted here, because the attempt was already counted for the device.
  const code = known ? null : await chargeAttempt(tx, codeAttempt(person.id), now);
  if (code !== null && code.wait > 0)
    return new Problem('TOO_MANY_ATTEMPTS', { seconds: code.wait });
  const proof = await acceptCode(tx, cipher, { personId: person.id, typed: totp, now });
  if (proof === null) return new Problem('SECOND_FACTOR_WRONG');
  if (code !== null) await forgiveAttempts(tx, code.charge);
  return proof;
}

interface Beginning {
  person: Credentials;
  charge: Charge;
  proof: SecondProof | null;
  terms: Terms;
  asked: Asked;
  device: string | undefined;
}

async function begin(
  tx: Tx,
  { person, charge, proof, terms: { clock, policy }, asked, device: presented }: Beginning,
): Promise<NewSession | Problem> {
  const found = await findPerson(tx, person.id, clock.today());
  if (!found) return new Problem('SIGN_IN_FAILED');
  const actor = actorFrom(found.person, found.memberships, found.tree, asked);
  const [token, device, agent, now] = [
    newSecret(),
    newSecret(),
    agentFamily(asked.userAgent),
    clock.now(),
  ];
  const deviceId = await rememberDevice(tx, {
    personId: person.id,
    presented: hashOfDevice(presented),
    secretHash: hashSecret(device),
    agent,
    now,
  });
  const tokenHash = hashSecret(token);
  await beginSession(tx, {
    tokenHash,
    personId: person.id,
    deviceId,
    now,
    expiresAt: new Date(now.getTime() + policy.sessionMs),
    from: asked.from ?? null,
    agent,
  });
  const oldestEnded = await endOldestSessions(tx, {
    personId: person.id,
    tokenHash,
    sessionsMax: policy.sessionsMax,
    now,
  });
  await forgiveAttempts(tx, charge);
  const facts = await restrictionFactsOf(tx, person.id);
  const restrictions =
    facts === null ? [] : restrictionsOf({ facts, memberships: actor.memberships }, policy, now);
  await recordAuditEvent(tx, actor.scope, {
    action: 'session.begin',
    subjectType: 'person',
    subjectId: person.id,
    newValue: { secondFactor: proof, restrictions, oldestEnded },
  });
  return { token, device, csrfToken: csrfTokenOf(token), actor, restrictions };
}
