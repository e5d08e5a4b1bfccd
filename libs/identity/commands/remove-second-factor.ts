import { recordAuditEvent } from '#audit';
import { type Tx, withOwnAccount } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import type { SessionActor } from '../queries/actor-of.js';
import type { Actor } from '../rules/actor.js';
import { endSessionsOf } from '../store/end-sessions.js';
import { hasFactor, removeFactor } from '../store/second-factor.js';
import { forgiveAttempts } from '../store/sign-in-attempts.js';
import type { AccountServices } from './account-services.js';
import { acceptCode } from './accept-code.js';
import type { FactorTools } from './enrol-second-factor.js';
import { proveAgain } from './prove-again.js';
import { sendAccountNotices } from './send-account-notices.js';

/**
 * Data required to remove the actor's own second factor: the password, a one-time code, and whether
 * the actor's other sessions are to be ended.
 */
export interface FactorRemoval {
  password: string;
  totp: string;
  endOtherSessions: boolean;
}

/**
 * Removes the actor's own second factor after checking the password and a one-time code.
 * @throws Problem PASSWORD_WRONG, TOTP_WRONG, TOO_MANY_ATTEMPTS
 */
export async function removeSecondFactor(
  services: AccountServices,
  { seal: cipher }: Pick<FactorTools, 'seal'>,
  actor: SessionActor,
  { password, totp, endOtherSessions }: FactorRemoval,
): Promise<void> {
  const { database, clock } = services;
  const { charge } = await proveAgain(database, clock, actor, { password, field: 'password' });
  // `withOwnAccount` adds a privilege that the database requires for queueing mails about an
  // account, even about the actor's own.
  await database.write(withOwnAccount(actor.scope), async (tx) => {
    if (
      !(await acceptCode(tx, cipher, { personId: actor.personId, typed: totp, now: clock.now() }))
    )
      throw refuseField('TOTP_WRONG', 'totp');
    await forgiveAttempts(tx, charge);
    await remove(tx, services, actor, { personId: actor.personId, byName: null });
    if (endOtherSessions)
      await endSessionsOf(tx, actor.personId, 'second-factor-changed', actor.sessionId);
  });
}

/**
 * Checks, in the caller's transaction, that the second factor of another person can be switched
 * off. A second administrator always decides about it.
 * @param by id of the administrator who asks for it
 * @throws Problem OWN_ACCOUNT, NOT_FOUND
 */
export async function prepareFactorRemoval(
  tx: Tx,
  { by, personId }: { by: string; personId: string },
): Promise<void> {
  if (personId === by) throw new Problem('OWN_ACCOUNT');
  if (!(await hasFactor(tx, personId))) throw new Problem('NOT_FOUND');
}

/**
 * Removes the second factor of a person who lost it, in the caller's transaction, after a second
 * administrator has approved it. The person's sessions end immediately.
 * @param actor who approved it; `byName` names everybody who had a part in it
 * @throws Problem NOT_FOUND
 */
export async function enterFactorRemoval(
  tx: Tx,
  services: AccountServices,
  actor: Actor,
  { personId, byName }: { personId: string; byName: string },
): Promise<void> {
  await remove(tx, services, actor, { personId, byName });
  await endSessionsOf(tx, personId, 'second-factor-removed');
}

async function remove(
  tx: Tx,
  services: AccountServices,
  actor: Actor,
  { personId, byName }: { personId: string; byName: string | null },
): Promise<void> {
  if (!(await removeFactor(tx, personId))) throw new Problem('NOT_FOUND');
  await recordAuditEvent(tx, actor.scope, {
    action: 'second-factor.remove',
    subjectType: 'person',
    subjectId: personId,
  });
  await sendAccountNotices(tx, services, { personId, notice: { kind: 'factor-removed' }, byName });
}
