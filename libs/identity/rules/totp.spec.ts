import { describe, expect, it } from '@jest/globals';
import { URI } from 'otpauth';
import { base32, codeOfStep, newSeed, otpauthUri, stepAt, stepOfCode } from './totp.js';

/** The secret of the examples in RFC 6238, appendix B, and RFC 4226, appendix D. */
const seed = Buffer.from('12345678901234567890', 'ascii');
const at = (seconds: number): Date => new Date(seconds * 1000);

describe('one-time codes', () => {
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('of RFC 6238 at second %i', (second, code) =>
    expect(codeOfStep(seed, stepAt(at(second)), 8)).toBe(code),
  );

  it.each(
    [
      '755224',
      '287082',
      '359152',
      '969429',
      '338314',
      '254676',
      '287922',
      '162583',
      '399871',
      '520489',
    ].map((code, count) => [count, code] as const),
  )('of RFC 4226 for count %i', (count, code) => expect(codeOfStep(seed, count)).toBe(code));

  it.each<[string, number, number | null]>([
    ['of the step before', -1, 999],
    ['of the present step', 0, 1000],
    ['of the step after', 1, 1001],
    ['of two steps before', -2, null],
    ['of two steps after', 2, null],
  ])('%s', (_, drift, step) =>
    expect(stepOfCode(seed, codeOfStep(seed, 1000 + drift), at(30_000), 0)).toBe(step),
  );

  it.each<[string, number, number | null]>([
    ['once', 999, 1000],
    ['never twice', 1000, null],
    ['never after a later one', 1001, null],
  ])('count %s', (_, lastStep, step) =>
    expect(stepOfCode(seed, codeOfStep(seed, 1000), at(30_000), lastStep)).toBe(step),
  );

  it.each(['', '0', '00000', '0000000', 'abcdef', '１２３４５６'])('“%s” is none', (code) =>
    expect(stepOfCode(seed, code, at(30_000), 0)).toBeNull(),
  );
});

describe('a seed', () => {
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('“%s” is written as RFC 4648 says', (text, written) =>
    expect(base32(Buffer.from(text))).toBe(written),
  );
  it('is never the same', () =>
    expect(new Set(Array.from({ length: 50 }, () => newSeed().toString('hex'))).size).toBe(50));
  it('reaches an app with issuer and account, whatever characters they have', () => {
    const read = URI.parse(otpauthUri(seed, '重大项目', 'a+b@x.example'));
    expect(read).toMatchObject({
      issuer: '重大项目',
      label: 'a+b@x.example',
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
    });
    expect(read.secret.base32).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  });
});
