import { recordDeed } from '#audit';
import { type Clock, type Database, Refusal, refuseField } from '#platform';
import type { Actor } from '../rules/actor.js';
import { hashRecoveryCode, newRecoveryCodes, readRecoveryCode } from '../rules/recovery-code.js';
import type { SeedSeal } from '../rules/seed-seal.js';
import { base32, newSeed, otpauthUri, stepOfCode } from '../rules/totp.js';
import { confirmFactor, lockFactor, putFactor } from '../store/second-factor.js';

/** Name under which an authenticator app lists the account. */
const ISSUER = '重大项目跟踪';

/** A second factor that waits to be confirmed; this is the only time its seed leaves the program. */
export interface BegunFactor { otpauthUri: string; secret: string }

/** Begins to enrol a second factor; nothing is asked for it until it is confirmed. @throws Refusal SECOND_FACTOR_EXISTS */
export async function beginSecondFactor(database: Database, clock: Clock, seal: SeedSeal, actor: Actor): Promise<BegunFactor> {
  const seed = newSeed();
  await database.write(actor.scope, async (tx) => {
    const put = await putFactor(tx, actor.personId, { sealedSeed: seal.seal(actor.personId, seed), keyId: seal.keyId }, clock.now());
    if (!put) throw new Refusal('SECOND_FACTOR_EXISTS');
    await recordDeed(tx, actor.scope, { action: 'second-factor.begin', subjectType: 'person', subjectId: actor.personId });
  });
  return { otpauthUri: otpauthUri(seed, ISSUER, actor.email), secret: base32(seed) };
}

/**
 * Puts a second factor in force once it has given a right code; the code is thereby used.
 * @returns the recovery codes; this is the only time they are known.
 * @throws Refusal TOTP_WRONG, SECOND_FACTOR_NOT_BEGUN, SECOND_FACTOR_EXISTS
 */
export async function confirmSecondFactor(database: Database, clock: Clock, seal: SeedSeal, actor: Actor, totp: string): Promise<{ recoveryCodes: string[] }> {
  const recoveryCodes = newRecoveryCodes();
  await database.write(actor.scope, async (tx) => {
    const factor = await lockFactor(tx, actor.personId);
    if (!factor) throw new Refusal('SECOND_FACTOR_NOT_BEGUN');
    if (factor.confirmedAt) throw new Refusal('SECOND_FACTOR_EXISTS');
    const step = stepOfCode(seal.open(actor.personId, factor.sealedSeed), totp.replace(/\s/g, ''), clock.now(), factor.lastStep);
    if (step === null) throw refuseField('TOTP_WRONG', 'totp');
    const codeHashes = recoveryCodes.map((code) => hashRecoveryCode(actor.personId, readRecoveryCode(code) ?? code));
    await confirmFactor(tx, actor.personId, { step, codeHashes, now: clock.now() });
    await recordDeed(tx, actor.scope, { action: 'second-factor.enrol', subjectType: 'person', subjectId: actor.personId });
  });
  return { recoveryCodes };
}
