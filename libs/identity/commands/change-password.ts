import { recordAuditEvent } from '#audit';
import { type Database, withOwnAccount } from '#platform/database';
import { refuseField } from '#platform/problem';
import type { SessionActor, Terms } from '../queries/actor-of.js';
import { storePassword } from '../store/credentials.js';
import { endSessionsOf, endTokensOf } from '../store/end-sessions.js';
import { withdrawPasswordLinks } from '../store/password-links.js';
import { forgiveAttempts } from '../store/sign-in-attempts.js';
import { newPasswordHash } from './new-password-hash.js';
import { proveAgain } from './prove-again.js';

/**
 * A wanted change of the actor's password. `keepTokens` keeps the actor's API tokens valid; by
 * default they are ended, because an intruder who knew the old password may have created one.
 */
export interface PasswordChange {
  current: string;
  next: string;
  keepTokens: boolean;
}

/**
 * Replaces the actor's password. Ends the actor's other sessions and, unless `keepTokens` is set,
 * the actor's API tokens; the present session continues.
 * @throws Problem PASSWORD_WRONG, TOO_MANY_ATTEMPTS, and those of {@link newPasswordHash}
 */
export async function changePassword(
  database: Database,
  { clock, policy }: Terms,
  actor: SessionActor,
  { current, next, keepTokens }: PasswordChange,
): Promise<void> {
  const { credentials, charge } = await proveAgain(database, clock, actor, {
    password: current,
    field: 'current',
  });
  const passwordHash = await checkedHash();
  // `withOwnAccount` adds the privilege to handle accounts, without which the database does not
  // permit deleting password links.
  await database.write(withOwnAccount(actor.scope), async (tx) => {
    await forgiveAttempts(tx, charge);
    const stored = await storePassword(tx, actor.personId, {
      passwordHash,
      mustChange: false,
      replaces: credentials.passwordHash,
      now: clock.now(),
    });
    if (!stored) throw refuseField('PASSWORD_WRONG', 'current');
    await withdrawPasswordLinks(tx, actor.personId, clock.now());
    const otherSessionsEnded = await endSessionsOf(
      tx,
      actor.personId,
      'password-changed',
      actor.sessionId,
    );
    const tokensEnded = keepTokens ? 0 : await endTokensOf(tx, actor.personId);
    await recordAuditEvent(tx, actor.scope, {
      action: 'password.change',
      subjectType: 'person',
      subjectId: actor.personId,
      newValue: { otherSessionsEnded, tokensEnded },
    });
  });

  /**
   * Checks and hashes the new password. If the new password is rejected, the attempt that was
   * counted as failed is subtracted again, because the present password was right.
   */
  async function checkedHash(): Promise<string> {
    try {
      return await newPasswordHash(next, credentials, { policy, current });
    } catch (problem) {
      await database.write(actor.scope, (tx) => forgiveAttempts(tx, charge));
      throw problem;
    }
  }
}
