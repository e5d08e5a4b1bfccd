import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { TotpSecretCipher } from './totp-secret-cipher.js';

const key = randomBytes(32);
const cipher = new TotpSecretCipher(key);
const seed = Buffer.from('12345678901234567890');

describe('an encrypted TOTP secret', () => {
  it('opens for its person, with its key', () =>
    expect(new TotpSecretCipher(key).open('p-1', cipher.seal('p-1', seed))).toEqual(seed));
  it('hides the seed and never looks the same', () => {
    const [one, other] = [cipher.seal('p-1', seed), cipher.seal('p-1', seed)];
    expect(one.includes(seed)).toBe(false);
    expect(one.equals(other)).toBe(false);
  });
  it.each<[string, (sealed: Buffer) => Buffer]>([
    ['for another person', () => new TotpSecretCipher(key).open('p-2', cipher.seal('p-1', seed))],
    ['with another key', (sealed) => new TotpSecretCipher(randomBytes(32)).open('p-1', sealed)],
    [
      'after a bit was turned',
      (sealed) => {
        sealed[sealed.length - 1] = (sealed[sealed.length - 1] ?? 0) ^ 1;
        return cipher.open('p-1', sealed);
      },
    ],
    ['cut short', (sealed) => cipher.open('p-1', sealed.subarray(0, 20))],
    [
      'of a later version',
      (sealed) => {
        sealed[0] = 2;
        return cipher.open('p-1', sealed);
      },
    ],
  ])('does not open %s', (_, open) => expect(() => open(cipher.seal('p-1', seed))).toThrow());
  it('names its key without giving it away', () => {
    expect([
      cipher.keyId,
      new TotpSecretCipher(key).keyId === cipher.keyId,
      new TotpSecretCipher(randomBytes(32)).keyId === cipher.keyId,
    ]).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/), true, false]);
    expect(key.toString('hex')).not.toContain(cipher.keyId);
  });
  it('needs a key of 32 bytes', () =>
    expect(() => new TotpSecretCipher(randomBytes(16))).toThrow('32 bytes'));
});
