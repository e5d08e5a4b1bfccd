import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** A new session or API token: 32 random bytes, base64url. Shown once, stored as its hash only. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token; the token itself has enough entropy to need no salt. */
export const hashSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');

/** Whether a text could be one of our tokens at all; spares the database the rest. */
export const looksLikeSecret = (text: string): boolean => SECRET.test(text);

/** The CSRF token that belongs to a session: derived, so that it needs no storage and can be repeated. */
export const csrfTokenOf = (sessionToken: string): string =>
  createHmac('sha256', sessionToken).update('tracker-csrf-v1').digest('base64url');

/** Compares without telling by time how much was right. */
export function sameSecret(given: string, expected: string): boolean {
  const [one, other] = [hashSecret(given), hashSecret(expected)];
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
