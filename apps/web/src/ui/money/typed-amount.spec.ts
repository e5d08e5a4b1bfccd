import { describe, expect, it } from '@jest/globals';
import type { MoneyUnit } from './money-unit.js';
import { parseAmount } from './parse-amount.js';
import { typedAmount } from './typed-amount.js';

describe('an amount as it would be typed', () => {
  it.each<[string, MoneyUnit, string]>([
    ['1250500001', 'wan', '1250.500001'],
    ['1250500000', 'wan', '1250.5'],
    ['1', 'yi', '0.0000000001'],
    ['800000000', 'wan', '800'],
    ['0', 'yuan', '0'],
    ['-5', 'yuan', '-0.05'],
  ])('%s fen in %s is %s', (fen, unit, typed) => {
    expect(typedAmount(fen, unit)).toBe(typed);
  });

  it('reads back to the same fen', () => {
    for (const fen of ['7', '123456789', '1000000000000000'])
      expect(parseAmount(typedAmount(fen, 'wan'), 'wan')).toEqual({ fen: BigInt(fen) });
  });
});
