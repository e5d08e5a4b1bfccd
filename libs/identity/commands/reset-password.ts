import { recordAuditEvent } from '#audit';
import { type Scope, serviceScope, type Tx, withPrivileges } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import type { Actor } from '../rules/actor.js';
import { resetNeedsSecond } from '../rules/second-administrator.js';
import {
  type Credentials,
  credentialsOf,
  credentialsOfPerson,
  storePassword,
} from '../store/credentials.js';
import { endSessionsOf, endTokensOf } from '../store/end-sessions.js';
import { assignmentsOf } from '../store/held-assignments.js';
import { forgetFailures } from '../store/sign-in-attempts.js';
import type { AccountServices } from './account-services.js';
import { issuePasswordLink, type IssuedPasswordLink } from './issue-password-link.js';
import { hashPassword, newPassword } from './password.js';
import { sendAccountNotices } from './send-account-notices.js';

/** The account whose password is to be reset: by the person's id or by e-mail address. */
export type AccountNamed = { personId: string } | { email: string };

/**
 * Result of a password reset: the address to which the link was mailed, and the instant until which
 * the link can be used.
 */
export interface PasswordReset {
  personId: string;
  email: string;
  expiresAt: Date;
}

/** An account whose password may be reset, and whether a second administrator decides about it. */
export interface AccountToReset {
  personId: string;
  needsSecond: boolean;
}

/**
 * Finds, in the caller's transaction, the account whose password is to be reset.
 * @param by id of the administrator who asks for it
 * @throws Problem NOT_FOUND, PERSON_INACTIVE, OWN_ACCOUNT (people change their own password with
 * `changePassword`)
 */
export async function prepareReset(
  tx: Tx,
  today: Day,
  { by, named }: { by: string; named: AccountNamed },
): Promise<AccountToReset> {
  const { id } = await personNamed(tx, named);
  if (id === by) throw new Problem('OWN_ACCOUNT');
  return { personId: id, needsSecond: resetNeedsSecond(await assignmentsOf(tx, id), today) };
}

/**
 * Makes a person's password invalid, in the caller's transaction, ends the person's sessions and
 * API tokens, clears the failed sign-ins, and mails the person a link for choosing a new password.
 * Only the person gets the link. The audit administrators are mailed about the reset. The caller
 * has checked it with {@link prepareReset}, and that it needs nobody else's decision or has it.
 * @param actor who resets it, or who approved the reset; `byName` names everybody who had a part
 */
export async function enterReset(
  tx: Tx,
  services: AccountServices,
  actor: Actor,
  { personId, byName }: { personId: string; byName: string },
): Promise<PasswordReset> {
  const nobodys = await hashPassword(newPassword());
  const person = await personNamed(tx, { personId });
  const { link, expiresAt } = await reset(tx, services, { person, nobodys, scope: actor.scope });
  const notice = { kind: 'reset' as const, link, expiresAt };
  await sendAccountNotices(tx, services, { personId, notice, byName });
  return { personId, email: person.email, expiresAt };
}

/**
 * Result of a password reset on behalf of the operator. `link` is null when the link was mailed to
 * the person.
 */
export interface OperatorReset extends PasswordReset {
  link: string | null;
}

/**
 * Resets the password of the account with an e-mail address, on behalf of the operator of the
 * installation. With `print` the link is returned to the operator, and the person and the audit
 * administrators are mailed about that; otherwise the link is mailed to the person.
 * @throws Problem NOT_FOUND when no account has that address, PERSON_INACTIVE when the account is
 * closed.
 */
export async function resetPasswordFor(
  services: AccountServices,
  { email, print }: { email: string; print: boolean },
): Promise<OperatorReset> {
  const scope = withPrivileges(serviceScope('cli'), 'passwords');
  const nobodys = await hashPassword(newPassword());
  return services.database.write(scope, async (tx) => {
    const person = await personNamed(tx, { email });
    const { link, expiresAt } = await reset(tx, services, {
      person,
      nobodys,
      scope,
      printed: print,
    });
    const notice = print
      ? { kind: 'link-printed' as const }
      : { kind: 'reset' as const, link, expiresAt };
    await sendAccountNotices(tx, services, {
      personId: person.id,
      notice,
      byName: 'npm run tracker',
    });
    return { personId: person.id, email: person.email, expiresAt, link: print ? link : null };
  });
}

async function personNamed(tx: Tx, named: AccountNamed): Promise<Credentials> {
  const person =
    'personId' in named
      ? await credentialsOfPerson(tx, named.personId)
      : await credentialsOf(tx, named.email.trim().toLowerCase());
  if (!person) throw new Problem('NOT_FOUND');
  if (!person.active) throw new Problem('PERSON_INACTIVE');
  return person;
}

interface Resetting {
  person: Credentials;
  /**
   * Hash of a random password that is not stored anywhere, so that nobody can sign in with a
   * password.
   */
  nobodys: string;
  scope: Scope;
  printed?: boolean;
}

async function reset(
  tx: Tx,
  services: AccountServices,
  { person: { id, email }, nobodys, scope, printed = false }: Resetting,
): Promise<IssuedPasswordLink> {
  await storePassword(tx, id, {
    passwordHash: nobodys,
    mustChange: false,
    now: services.clock.now(),
  });
  const sessionsEnded = await endSessionsOf(tx, id, 'password-reset');
  const tokensEnded = await endTokensOf(tx, id);
  await forgetFailures(tx, { id, email });
  const made = { personId: id, purpose: 'reset' as const, madeBy: scope.actorId };
  const issued = await issuePasswordLink(tx, services, made);
  await recordAuditEvent(tx, scope, {
    action: 'password.reset',
    subjectType: 'person',
    subjectId: id,
    newValue: { sessionsEnded, tokensEnded, printed, expiresAt: issued.expiresAt },
  });
  return issued;
}
