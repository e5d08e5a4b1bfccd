import { randomBytes } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';

/** Checked before the library is called, which throws for six characters of more than six bytes. */
const CODE = /^\d{6}$/;
/** Number of steps by which the clock of a phone may differ, in either direction. */
const DRIFT_STEPS = 1;

const secretOf = (bytes: Buffer): Secret => new Secret({ buffer: Uint8Array.from(bytes).buffer });

/** A new TOTP secret: 20 random bytes, the output length of SHA-1. */
export const newSeed = (): Buffer => randomBytes(20);

/** Number of the 30-second step that an instant lies in (RFC 6238, 4.2). */
export const stepAt = (now: Date): number => TOTP.counter({ timestamp: now.getTime() });

/** The code of a step. `digits` is 6, except for the examples of the RFC. */
export const codeOfStep = (seed: Buffer, step: number, digits = 6): string =>
  HOTP.generate({ secret: secretOf(seed), counter: step, digits });

/**
 * The step of a code: the present one or a neighbour, and later than the last one used, because a
 * code may be used only once (RFC 6238, 5.2). Null when there is none.
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

/** Base32 without padding (A–Z and 2–7), the form in which authenticator apps accept a secret. */
export const base32 = (bytes: Buffer): string => secretOf(bytes).base32;

/** The `otpauth:` URI that an authenticator app reads from a QR code. */
export const otpauthUri = (seed: Buffer, issuer: string, label: string): string =>
  new TOTP({ issuer, label, secret: secretOf(seed) }).toString();
