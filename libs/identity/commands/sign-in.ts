import { recordDeed, recordRefusal } from '#audit';
import { accountsScope, type Database, Refusal, type Scope, type Tx } from '#platform';
import type { Asked, Terms } from '../queries/actor-of.js';
import { type Actor, actorFrom } from '../rules/actor.js';
import { agentFamily } from '../rules/agent-family.js';
import { csrfTokenOf, hashSecret, newSecret } from '../rules/secret.js';
import type { SeedSeal } from '../rules/seed-seal.js';
import { type Restriction, restrictionsOf } from '../rules/restrictions.js';
import { type Credentials, credentialsOf } from '../store/credentials.js';
import { findPerson } from '../store/find-person.js';
import { chargeAttempt, type Charge, forgiveAttempts, refundAttempt } from '../store/sign-in-attempts.js';
import { beginSession, endOldestSessions, restrictionFactsOf } from '../store/standing-session.js';
import { acceptCode, type SecondProof } from './accept-code.js';
import { decoyHash, passwordMatches } from './password.js';

/** What somebody signs in with; `totp` takes a one-time code or a recovery code. */
export interface SignIn { email: string; password: string; totp?: string | null }

/** A session just begun; the token goes into the cookie and nowhere else. `restrictions` is what has to be done in it first. */
export interface NewSession { token: string; csrfToken: string; actor: Actor; restrictions: readonly Restriction[] }

/**
 * Begins a session. An unknown address, a wrong password and an inactive account answer alike, after the same work; whether
 * an account has a second factor shows only to somebody who knows its password.
 * @throws Refusal SIGN_IN_FAILED, INITIAL_PASSWORD_LAPSED, SECOND_FACTOR_REQUIRED, SECOND_FACTOR_WRONG, TOO_MANY_ATTEMPTS
 */
export async function signIn(database: Database, { seal, ...terms }: Terms & { seal: SeedSeal }, given: SignIn, asked: Asked): Promise<NewSession> {
  const email = given.email.trim().toLowerCase();
  const now = terms.clock.now();
  const nobody: Scope = { ...accountsScope('anonymous', asked.requestId), ...(asked.from === undefined ? {} : { from: asked.from }) };
  const { wait, charge, person } = await database.write(nobody, async (tx) => ({
    ...await chargeAttempt(tx, { email, ...(asked.from === undefined ? {} : { source: asked.from }) }, now), person: await credentialsOf(tx, email),
  }));
  const refuse = async (refusal: Refusal): Promise<never> => {
    await recordRefusal(database, nobody, { action: 'session.begin', ...(person ? { subjectType: 'person', subjectId: person.id } : {}), newValue: { code: refusal.code } }, refusal);
    throw refusal;
  };
  if (wait > 0) return refuse(new Refusal('TOO_MANY_ATTEMPTS', { seconds: wait }));
  const decoy = await decoyHash();
  const matches = await passwordMatches(person?.passwordHash ?? decoy, given.password);
  if (!person?.active || !matches) return refuse(new Refusal('SIGN_IN_FAILED'));
  if (terms.policy.initialPasswordLapsed(person.initialPasswordSince, now)) return refuse(new Refusal('INITIAL_PASSWORD_LAPSED'));
  const begun = await database.write(nobody, async (tx): Promise<NewSession | Refusal> => {
    const proof = await proveFurther(tx, { seal, person, charge, now, ...(given.totp == null ? {} : { totp: given.totp }) });
    return proof instanceof Refusal ? proof : begin(tx, { person, charge, proof, terms, asked });
  });
  return begun instanceof Refusal ? refuse(begun) : begun;
}

interface Proving { seal: SeedSeal; person: Credentials; charge: Charge; now: Date; totp?: string }

/** The password was right when it was looked at; it has to be still, and may not be all. Null when it is all. */
async function proveFurther(tx: Tx, { seal, person, charge, now, totp }: Proving): Promise<SecondProof | null | Refusal> {
  const held = await credentialsOf(tx, person.email, { held: true });
  if (!held?.active || held.passwordHash !== person.passwordHash) return new Refusal('SIGN_IN_FAILED');
  if (!held.hasSecondFactor) return null;
  if (totp === undefined) {
    await refundAttempt(tx, charge);
    return new Refusal('SECOND_FACTOR_REQUIRED');
  }
  return await acceptCode(tx, seal, person.id, totp, now) ?? new Refusal('SECOND_FACTOR_WRONG');
}

interface Beginning { person: Credentials; charge: Charge; proof: SecondProof | null; terms: Terms; asked: Asked }

async function begin(tx: Tx, { person, charge, proof, terms: { clock, policy }, asked }: Beginning): Promise<NewSession | Refusal> {
  const found = await findPerson(tx, person.id, clock.today());
  if (!found) return new Refusal('SIGN_IN_FAILED');
  const actor = actorFrom(found.person, found.memberships, found.tree, asked);
  const [token, now] = [newSecret(), clock.now()];
  const tokenHash = hashSecret(token);
  await beginSession(tx, { tokenHash, personId: person.id, now, expiresAt: new Date(now.getTime() + policy.sessionMs), from: asked.from ?? null, agent: agentFamily(asked.userAgent) });
  const oldestEnded = await endOldestSessions(tx, { personId: person.id, tokenHash, sessionsMax: policy.sessionsMax, now });
  await forgiveAttempts(tx, charge);
  const facts = await restrictionFactsOf(tx, person.id);
  const restrictions = facts === null ? [] : restrictionsOf({ facts, memberships: actor.memberships }, policy, now);
  await recordDeed(tx, actor.scope, { action: 'session.begin', subjectType: 'person', subjectId: person.id, newValue: { secondFactor: proof, restrictions, oldestEnded } });
  return { token, csrfToken: csrfTokenOf(token), actor, restrictions };
}
