import type { Tx } from '#platform';
import { hashRecoveryCode, readRecoveryCode } from '../rules/recovery-code.js';
import type { SeedSeal } from '../rules/seed-seal.js';
import { stepOfCode } from '../rules/totp.js';
import { lockFactor, useRecoveryCode, useStep } from '../store/second-factor.js';

/** By what somebody proved themselves beside the password. */
export type SecondProof = 'totp' | 'recovery-code';

interface AcceptCodeInput {
  personId: string;
  typed: string;
  now: Date;
}

/**
 * Takes a one-time code or a recovery code of a person with a confirmed factor, and uses it up in this transaction.
 * @returns null when it is wrong, too old, or was used already.
 */
export async function acceptCode(
  tx: Tx,
  seal: SeedSeal,
  { personId, typed, now }: AcceptCodeInput,
): Promise<SecondProof | null> {
  const factor = await lockFactor(tx, personId);
  if (!factor?.confirmedAt) return null;
  const letters = readRecoveryCode(typed);
  if (letters !== null)
    return (await useRecoveryCode(tx, personId, hashRecoveryCode(personId, letters), now))
      ? 'recovery-code'
      : null;
  const step = stepOfCode(
    seal.open(personId, factor.sealedSeed),
    typed.replace(/\s/g, ''),
    now,
    factor.lastStep,
  );
  if (step === null) return null;
  await useStep(tx, personId, step);
  return 'totp';
}
