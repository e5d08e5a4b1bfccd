import { randomBytes } from 'node:crypto';
import { hashSecret } from './secret.js';
import { base32 } from './totp.js';

const COUNT = 10;
/** 120 bits of entropy; from 112 bits on an unsalted hash is sufficient (OWASP ASVS 5.0, 6.5.2). */
const BYTES = 15;

/** New recovery codes, to be shown once: 120 random bits each, as six groups of four letters. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: COUNT }, () =>
    (base32(randomBytes(BYTES)).toLowerCase().match(/.{4}/g) ?? []).join('-'),
  );

/**
 * Reads a typed recovery code, without spaces and hyphens; null when it cannot be one. Codes of
 * earlier versions have 16 letters.
 */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed.replace(/[\s-]/g, '').toLowerCase();
  return /^(?:[a-z2-7]{16}|[a-z2-7]{24})$/.test(letters) ? letters : null;
}

/**
 * Hash of a code read by {@link readRecoveryCode}, for storage. It includes the person, so that it
 * is of no use for another one, and needs no salt because the code has enough entropy.
 */
export const hashRecoveryCode = (personId: string, letters: string): string =>
  hashSecret(`recovery-v1:${personId}:${letters}`);
