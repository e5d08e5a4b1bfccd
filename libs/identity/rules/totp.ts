import { randomBytes } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';

/** Asked before the library is: it throws at six characters of more than six bytes. */
const CODE = /^\d{6}$/;
/** Steps by which a phone's clock may differ, either way. */
const DRIFT_STEPS = 1;

const secretOf = (bytes: Buffer): Secret => new Secret({ buffer: Uint8Array.from(bytes).buffer });

/** The seed of a new second factor: 20 random bytes, as long as the digest it feeds. */
export const newSeed = (): Buffer => randomBytes(20);

/** Number of the 30-second step an instant lies in (RFC 6238, 4.2). */
export const stepAt = (now: Date): number => TOTP.counter({ timestamp: now.getTime() });

/** The code of a step. `digits` is 6 everywhere but in the RFC's own examples. */
export const codeOfStep = (seed: Buffer, step: number, digits = 6): string =>
  HOTP.generate({ secret: secretOf(seed), counter: step, digits });

/**
 * The step whose code was given: the present one or a neighbour, and later than the last one used,
 * because a step counts once (RFC 6238, 5.2). Null when there is none.
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

/** Bytes in the alphabet that authenticator apps and people can read: A–Z and 2–7, no padding. */
export const base32 = (bytes: Buffer): string => secretOf(bytes).base32;

/** What an authenticator app scans. */
export const otpauthUri = (seed: Buffer, issuer: string, label: string): string =>
  new TOTP({ issuer, label, secret: secretOf(seed) }).toString();
