import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET = /^[A-Za-z0-9_-]{43}$/;

/**
 * Creates a secret for a session or API token: 32 random bytes, in base64url. The secret is shown
 * once; only its hash is stored.
 */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * Computes the hash of a secret for storage. The hash needs no salt, because the secret has enough
 * random bits.
 */
export const hashSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');

/**
 * Returns whether a text has the format of a secret. For other texts no database query is needed.
 */
export const looksLikeSecret = (text: string): boolean => SECRET.test(text);

/** Derives the CSRF token of a session from the session's secret, so that it need not be stored. */
export const csrfTokenOf = (sessionToken: string): string =>
  createHmac('sha256', sessionToken).update('tracker-csrf-v1').digest('base64url');

/**
 * Compares two secrets in a time that does not depend on how many characters are equal, so that an
 * attacker cannot learn from the time how much of a guess is right.
 */
export function sameSecret(given: string, expected: string): boolean {
  const [one, other] = [hashSecret(given), hashSecret(expected)];
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
