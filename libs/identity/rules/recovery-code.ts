import { randomBytes } from 'node:crypto';
import { hashSecret } from './secret.js';
import { base32 } from './totp.js';

const COUNT = 10;
const BYTES = 10;

/** New recovery codes, to be shown once: 80 random bits each, in four groups of four. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: COUNT }, () => (base32(randomBytes(BYTES)).toLowerCase().match(/.{4}/g) ?? []).join('-'));

/** A recovery code as typed, without what people put between its letters; null when it cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed.replace(/[\s-]/g, '').toLowerCase();
  return /^[a-z2-7]{16}$/.test(letters) ? letters : null;
}

/** What is stored of a code of {@link readRecoveryCode}: enough entropy to need no salt, bound to its person. */
export const hashRecoveryCode = (personId: string, letters: string): string => hashSecret(`recovery-v1:${personId}:${letters}`);
