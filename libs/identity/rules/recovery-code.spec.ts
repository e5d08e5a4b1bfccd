import { describe, expect, it } from '@jest/globals';
import { hashRecoveryCode, newRecoveryCodes, readRecoveryCode } from './recovery-code.js';

describe('recovery codes', () => {
  it('are ten, all different, of 120 bits each', () => {
    const codes = newRecoveryCodes();
    expect([codes.length, new Set(codes).size]).toEqual([10, 10]);
    expect(codes.every((code) => /^[a-z2-7]{4}(-[a-z2-7]{4}){5}$/.test(code))).toBe(true);
  });

  it.each<[string, string | null]>([
    ['abcd-efgh-ijkl-mn23', 'abcdefghijklmn23'],
    [' ABCD EFGH IJKL MN23 ', 'abcdefghijklmn23'],
    ['abcdefghijklmn23', 'abcdefghijklmn23'],
    ['abcd-efgh-ijkl-mn23-opqr-st45', 'abcdefghijklmn23opqrst45'],
    ['abcd-efgh-ijkl-mn23-opqr', null],
    ['abcd-efgh-ijkl-mn2', null],
    ['abcd-efgh-ijkl-mn01', null],
    ['123456', null],
    ['', null],
  ])('“%s” is read as %s', (typed, letters) => expect(readRecoveryCode(typed)).toBe(letters));

  it('are stored so that the same code of two people looks different', () => {
    const [one, other] = [
      hashRecoveryCode('one', 'abcdefghijklmn23'),
      hashRecoveryCode('other', 'abcdefghijklmn23'),
    ];
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(one).not.toBe(other);
  });
});
