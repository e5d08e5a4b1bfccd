import { randomBytes } from 'node:crypto';
import { hashSecret } from './secret.js';
import { base32 } from './totp.js';

const COUNT = 10;
/** 120 bits: with 112 or more a plain hash keeps them (OWASP ASVS 5.0, 6.5.2). */
const BYTES = 15;

/** New recovery codes, to be shown once: 120 random bits each, in six groups of four. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: COUNT }, () =>
    (base32(randomBytes(BYTES)).toLowerCase().match(/.{4}/g) ?? []).join('-'),
  );

/** A recovery code as typed, without what people put between its letters; null when it cannot be one. Those of before had 16 letters. */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed.replace(/[\s-]/g, '').toLowerCase();
  return /^(?:[a-z2-7]{16}|[a-z2-7]{24})$/.test(letters) ? letters : null;
}

/** What is stored of a code of {@link readRecoveryCode}: enough entropy to need no salt, bound to its person. */
export const hashRecoveryCode = (personId: string, letters: string): string =>
  hashSecret(`recovery-v1:${personId}:${letters}`);
