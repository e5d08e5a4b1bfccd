import { codeOfStep, stepAt } from '../../libs/identity/rules/totp.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes of a secret as an authenticator reads them; spaces between its letters do not matter. */
export function seedOf(secret: string): Buffer {
  const bits = [...secret.replaceAll(' ', '')]
    .map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/** What an authenticator that was given a secret shows at an instant. */
export const codeShown = (secret: string, at: Date): string =>
  codeOfStep(seedOf(secret), stepAt(at));
