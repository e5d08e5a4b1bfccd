import { recordDeed } from '#audit';
import { type Clock, type Database, noUnitsScope, Refusal, type Scope } from '#platform';
import type { Asked } from '../queries/actor-of.js';
import { type Actor, actorFrom } from '../rules/actor.js';
import { csrfTokenOf, hashSecret, newSecret } from '../rules/secret.js';
import { SESSION_MS } from '../rules/session-life.js';
import { findPerson } from '../store/find-person.js';
import { PersonRow, SessionRow } from '../store/identity-rows.js';
import { chargeAttempt, forgiveAttempts } from '../store/sign-in-attempts.js';
import { decoyHash, passwordMatches } from './password.js';

/** A session just begun; the token goes into the cookie and nowhere else. */
export interface NewSession { token: string; csrfToken: string; actor: Actor }

/**
 * Begins a session. An unknown address, a wrong password and an inactive account answer alike, after the same work.
 * @throws Refusal SIGN_IN_FAILED, TOO_MANY_ATTEMPTS
 */
export async function signIn(database: Database, clock: Clock, given: { email: string; password: string }, asked: Asked): Promise<NewSession> {
  const email = given.email.trim().toLowerCase();
  const now = clock.now();
  const nobody: Scope = { ...noUnitsScope('anonymous', asked.requestId), ...(asked.from === undefined ? {} : { from: asked.from }) };
  const { wait, person } = await database.write(nobody, async (tx) => ({
    wait: await chargeAttempt(tx, email, now),
    person: await tx.findOneBy(PersonRow, { email }),
  }));
  const refuse = async (refusal: Refusal): Promise<never> => {
    await database.write(nobody, (tx) => recordDeed(tx, nobody, { action: 'session.begin', outcome: 'refused', ...(person ? { subjectType: 'person', subjectId: person.id } : {}), newValue: { code: refusal.code } }));
    throw refusal;
  };
  if (wait > 0) return refuse(new Refusal('TOO_MANY_ATTEMPTS', { seconds: wait }));
  const decoy = await decoyHash();
  const matches = await passwordMatches(person?.passwordHash ?? decoy, given.password);
  if (!person?.active || !matches) return refuse(new Refusal('SIGN_IN_FAILED'));
  return database.write(nobody, async (tx) => {
    const found = await findPerson(tx, person.id, clock.today());
    if (!found) throw new Refusal('SIGN_IN_FAILED');
    const actor = actorFrom(found.person, found.memberships, found.tree, asked);
    const token = newSecret();
    await tx.insert(SessionRow, { tokenHash: hashSecret(token), personId: person.id, createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + SESSION_MS) });
    await forgiveAttempts(tx, email);
    await recordDeed(tx, actor.scope, { action: 'session.begin', subjectType: 'person', subjectId: person.id });
    return { token, csrfToken: csrfTokenOf(token), actor };
  });
}
