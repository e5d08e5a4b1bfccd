import { describe, expect, it } from '@jest/globals';
import { percentOf } from './percent-of.js';

describe('a share of a whole', () => {
  it.each<[string, string | null, string | null]>([
    ['3136400000000', '10150000000000', '30.90%'],
    ['0', '100', '0.00%'],
    ['100', '100', '100.00%'],
    ['99999999', '100000000', '99.99%'],
    ['250', '100', '250.00%'],
    ['-5', '100', '−5.00%'],
    ['5', '0', null],
    ['5', null, null],
  ])('%s of %s', (part, whole, shown) => {
    expect(percentOf(part, whole)).toBe(shown);
  });
});
