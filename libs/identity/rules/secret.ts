import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET = /^[A-Za-z0-9_-]{43}$/;

/**
 * A new secret of a session or API token: 32 random bytes, base64url. It is shown once; only its
 * hash is stored.
 */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Hash of a secret for storage. It needs no salt, because the secret has enough entropy. */
export const hashSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');

/** Whether a text has the form of a secret. Other texts need no database query. */
export const looksLikeSecret = (text: string): boolean => SECRET.test(text);

/**
 * The CSRF token of a session. It is derived from the session token, so that it need not be stored.
 */
export const csrfTokenOf = (sessionToken: string): string =>
  createHmac('sha256', sessionToken).update('tracker-csrf-v1').digest('base64url');

/** Compares two secrets in constant time, so that the time does not disclose how much was right. */
export function sameSecret(given: string, expected: string): boolean {
  const [one, other] = [hashSecret(given), hashSecret(expected)];
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
