import type { Tx } from '#platform/database';
import { hashRecoveryCode, readRecoveryCode } from '../rules/recovery-code.js';
import type { TotpSecretCipher } from '../rules/totp-secret-cipher.js';
import { stepOfCode } from '../rules/totp.js';
import { lockFactor, useRecoveryCode, useStep } from '../store/second-factor.js';

/** Kind of code with which a person proved the second factor, in addition to the password. */
export type SecondProof = 'totp' | 'recovery-code';

interface AcceptCodeInput {
  personId: string;
  typed: string;
  now: Date;
}

/**
 * Checks a one-time code or recovery code of a person with a confirmed second factor, and marks the
 * code as used in this transaction.
 * @returns the kind of code; null when the code is wrong, too old, or already used.
 */
export async function acceptCode(
  tx: Tx,
  cipher: TotpSecretCipher,
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
    cipher.open(personId, factor.sealedSeed),
    typed.replace(/\s/g, ''),
    now,
    factor.lastStep,
  );
  if (step === null) return null;
  await useStep(tx, personId, step);
  return 'totp';
}
