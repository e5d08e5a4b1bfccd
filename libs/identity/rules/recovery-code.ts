import { randomBytes } from 'node:crypto';
import { hashSecret } from './secret.js';
import { base32 } from './totp.js';

const COUNT = 10;
/**
 * Number of random bytes of a recovery code, that is 120 bits. From 112 bits on, a hash without
 * salt is sufficient (OWASP ASVS 5.0, 6.5.2).
 */
const BYTES = 15;

/**
 * Creates new recovery codes, which are shown once: 120 random bits each, written as six groups of
 * four characters.
 */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: COUNT }, () =>
    (base32(randomBytes(BYTES)).toLowerCase().match(/.{4}/g) ?? []).join('-'),
  );

/**
 * Normalises a recovery code that a user typed: no spaces and hyphens, lower case; null when it
 * cannot be a code. Codes created by earlier versions have 16 characters.
 */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed.replace(/[\s-]/g, '').toLowerCase();
  return /^(?:[a-z2-7]{16}|[a-z2-7]{24})$/.test(letters) ? letters : null;
}

/**
 * Computes the hash of a code from {@link readRecoveryCode}, for storage. The hash includes the
 * person, so that it cannot be copied to another person. It needs no salt, because the code has
 * enough random bits.
 */
export const hashRecoveryCode = (personId: string, letters: string): string =>
  hashSecret(`recovery-v1:${personId}:${letters}`);
