import { recordAuditEvent } from '#audit';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import type { SessionActor } from '../queries/actor-of.js';
import type { Actor } from '../rules/actor.js';
import { hashRecoveryCode, newRecoveryCodes, readRecoveryCode } from '../rules/recovery-code.js';
import type { TotpSecretCipher } from '../rules/totp-secret-cipher.js';
import { base32, newSeed, otpauthUri, stepOfCode } from '../rules/totp.js';
import { endSessionsOf } from '../store/end-sessions.js';
import { confirmFactor, lockFactor, putFactor } from '../store/second-factor.js';
import { forgiveAttempts } from '../store/sign-in-attempts.js';
import { proveAgain } from './prove-again.js';

/** Name under which an authenticator app lists the account. */
const ISSUER = '重大项目跟踪';

/** A second factor that is not confirmed yet. Its secret is shown only this once. */
export interface BegunFactor {
  otpauthUri: string;
  secret: string;
}

/** Dependencies of the commands that handle second factors. */
export interface FactorTools {
  clock: Clock;
  seal: TotpSecretCipher;
}

/**
 * Begins to enrol a second factor for the actor. Requires the password again, so that an intruder
 * at an unattended computer cannot lock the actor out. At sign-in the factor is required only after
 * it was confirmed with a code.
 * @throws Problem SECOND_FACTOR_EXISTS, PASSWORD_WRONG, TOO_MANY_ATTEMPTS
 */
export async function beginSecondFactor(
  database: Database,
  { clock, seal: cipher }: FactorTools,
  actor: Actor,
  password: string,
): Promise<BegunFactor> {
  const { charge } = await proveAgain(database, clock, actor, { password, field: 'password' });
  const seed = newSeed();
  const begun = await database.write(actor.scope, async (tx) => {
    await forgiveAttempts(tx, charge);
    const put = await putFactor(
      tx,
      actor.personId,
      { sealedSeed: cipher.seal(actor.personId, seed), keyId: cipher.keyId },
      clock.now(),
    );
    if (!put) return false;
    await recordAuditEvent(tx, actor.scope, {
      action: 'second-factor.begin',
      subjectType: 'person',
      subjectId: actor.personId,
    });
    return true;
  });
  if (!begun) throw new Problem('SECOND_FACTOR_EXISTS');
  return { otpauthUri: otpauthUri(seed, ISSUER, actor.email), secret: base32(seed) };
}

/**
 * The one-time code that confirms a second factor, and whether the actor's other sessions are to be
 * ended.
 */
export interface Confirmation {
  code: string;
  endOtherSessions: boolean;
}

/**
 * Confirms the actor's second factor with a one-time code; the code cannot be used again. From then
 * on the factor is required at sign-in.
 * @returns the recovery codes, which are never returned again.
 * @throws Problem TOTP_WRONG, SECOND_FACTOR_NOT_BEGUN, SECOND_FACTOR_EXISTS
 */
export async function confirmSecondFactor(
  database: Database,
  { clock, seal: cipher }: FactorTools,
  actor: SessionActor,
  { code, endOtherSessions }: Confirmation,
): Promise<{ recoveryCodes: string[] }> {
  const recoveryCodes = newRecoveryCodes();
  await database.write(actor.scope, async (tx) => {
    const factor = await lockFactor(tx, actor.personId);
    if (!factor) throw new Problem('SECOND_FACTOR_NOT_BEGUN');
    if (factor.confirmedAt) throw new Problem('SECOND_FACTOR_EXISTS');
    const step = stepOfCode(
      cipher.open(actor.personId, factor.sealedSeed),
      code.replace(/\s/g, ''),
      clock.now(),
      factor.lastStep,
    );
    if (step === null) throw refuseField('TOTP_WRONG', 'code');
    const codeHashes = recoveryCodes.map((one) =>
      hashRecoveryCode(actor.personId, readRecoveryCode(one) ?? one),
    );
    await confirmFactor(tx, actor.personId, { step, codeHashes, now: clock.now() });
    const otherSessionsEnded = endOtherSessions
      ? await endSessionsOf(tx, actor.personId, 'second-factor-changed', actor.sessionId)
      : 0;
    await recordAuditEvent(tx, actor.scope, {
      action: 'second-factor.enrol',
      subjectType: 'person',
      subjectId: actor.personId,
      newValue: { otherSessionsEnded },
    });
  });
  return { recoveryCodes };
}
