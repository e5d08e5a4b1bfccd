import { describe, expect, it } from '@jest/globals';
import { csrfTokenOf, hashSecret, looksLikeSecret, newSecret, sameSecret } from './secret.js';

describe('tokens', () => {
  it('are never the same and look like themselves', () => {
    const many = Array.from({ length: 100 }, newSecret);
    expect(new Set(many).size).toBe(100);
    expect(many.every(looksLikeSecret)).toBe(true);
  });
  it.each([
    '',
    'short',
    `${'A'.repeat(42)}=`,
    `${'A'.repeat(43)}\n`,
    'A'.repeat(44),
    "' OR 1=1 --",
  ])('“%s” is none', (text) => expect(looksLikeSecret(text)).toBe(false));
  it('are stored as a hash that does not give them away', () =>
    expect(hashSecret('A'.repeat(43))).toMatch(/^[0-9a-f]{64}$/));
  it('a CSRF token belongs to one session and does not reveal it', () => {
    const session = newSecret();
    expect(csrfTokenOf(session)).toBe(csrfTokenOf(session));
    expect(csrfTokenOf(session)).not.toBe(csrfTokenOf(newSecret()));
    expect([
      sameSecret(csrfTokenOf(session), csrfTokenOf(session)),
      sameSecret('', csrfTokenOf(session)),
    ]).toEqual([true, false]);
  });
});
