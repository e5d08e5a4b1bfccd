import { createHmac, randomBytes } from 'node:crypto';
import { sameSecret } from './secret.js';

// RFC 6238 over RFC 4226, written out: what a library would bring beside these lines is options we must not use.
const STEP_S = 30;
const DIGITS = 6;
/** Steps by which a phone's clock may differ, either way. */
const DRIFT_STEPS = 1;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The seed of a new second factor: 20 random bytes, as long as the digest it feeds. */
export const newSeed = (): Buffer => randomBytes(20);

/** Number of the 30-second step an instant lies in. */
export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / STEP_S);

/** The code of a step. `digits` is 6 everywhere but in the RFC's own examples. */
export function codeOfStep(seed: Buffer, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', seed).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0x0f;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/**
 * The step whose code was given: the present one or a neighbour, and later than the last one used, because a step counts once.
 * Null when there is none.
 */
export function stepOfCode(seed: Buffer, code: string, now: Date, lastStep: number): number | null {
  const present = stepAt(now);
  for (let step = present - DRIFT_STEPS; step <= present + DRIFT_STEPS; step += 1) {
    if (step > lastStep && step >= 0 && sameSecret(code, codeOfStep(seed, step))) return step;
  }
  return null;
}

/** Bytes in the alphabet that authenticator apps and people can read: A–Z and 2–7, no padding. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE32.charAt(parseInt(five.padEnd(5, '0'), 2)))
    .join('');
}

/** What an authenticator app scans. */
export const otpauthUri = (seed: Buffer, issuer: string, account: string): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?secret=${base32(seed)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_S}`;
