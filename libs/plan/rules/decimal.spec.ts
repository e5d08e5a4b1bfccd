import { describe, expect, it } from '@jest/globals';
import { compareDecimals, isDecimal } from './decimal.js';

describe('a decimal of a plan', () => {
  it.each(['0', '0.6', '1.75', '10000', '-3', '999999999999999999.999999999999'])(
    '%s is one',
    (text) => expect(isDecimal(text)).toBe(true),
  );
  it.each(['', '01', '1.', '.5', '1e3', '1,000', '１', '+1', ' 1', '0x1', 'NaN'])(
    '“%s” is none',
    (text) => expect(isDecimal(text)).toBe(false),
  );

  it.each([
    ['9.5', '10', -1],
    ['10', '10.0', 0],
    ['-2', '-3', 1],
    ['0.1', '0.099999999999', 1],
    ['9007199254740993', '9007199254740992', 1],
  ])('%s against %s is %s', (left, right, order) =>
    expect(compareDecimals(left, right)).toBe(order),
  );
});
