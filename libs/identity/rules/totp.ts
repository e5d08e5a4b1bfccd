import { randomBytes } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';

/**
 * Format of a one-time code. It is checked first, because the library throws an error for six
 * characters that have more than six bytes.
 */
const CODE = /^\d{6}$/;
/**
 * Number of 30-second steps by which the clock of a phone may differ from ours, in either
 * direction.
 */
const DRIFT_STEPS = 1;

const secretOf = (bytes: Buffer): Secret => new Secret({ buffer: Uint8Array.from(bytes).buffer });

/** Creates a new TOTP secret: 20 random bytes, the output length of SHA-1. */
export const newSeed = (): Buffer => randomBytes(20);

/** Returns the number of the 30-second step that an instant lies in (RFC 6238, 4.2). */
export const stepAt = (now: Date): number => TOTP.counter({ timestamp: now.getTime() });

/** Computes the one-time code of a step. `digits` is 6, except for the examples of the RFC. */
export const codeOfStep = (seed: Buffer, step: number, digits = 6): string =>
  HOTP.generate({ secret: secretOf(seed), counter: step, digits });

/**
 * Finds the 30-second step that a one-time code belongs to: the present step or a neighbour. The
 * step must be later than that of the last code used, because a code may be used only once (RFC
 * 6238, 5.2). Returns null when there is no such step.
 */
export function stepOfCode(seed: Buffer, code: string, now: Date, lastStep: number): number | null {
  if (!CODE.test(code)) return null;
  const present = stepAt(now);
  const drift = HOTP.validate({
    token: code,
    secret: secretOf(seed),
    counter: present,
    window: DRIFT_STEPS,
  });
  return drift !== null && present + drift > lastStep ? present + drift : null;
}

/**
 * Encodes bytes as Base32 without padding (A–Z and 2–7), the form in which authenticator apps
 * accept a secret.
 */
export const base32 = (bytes: Buffer): string => secretOf(bytes).base32;

/** Builds the `otpauth:` URI that an authenticator app reads from a QR code. */
export const otpauthUri = (seed: Buffer, issuer: string, label: string): string =>
  new TOTP({ issuer, label, secret: secretOf(seed) }).toString();
