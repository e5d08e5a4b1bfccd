import { describe, expect, it } from '@jest/globals';
import { exactYuan, formatFen } from './format-fen.js';
import type { MoneyUnit } from './money-unit.js';

describe('showing fen', () => {
  it.each<[string, MoneyUnit, string, boolean]>([
    ['4665000000000', 'yi', '466.50', true],
    ['4665000000000', 'wan', '4,665,000.00', true],
    ['4665000000000', 'yuan', '46,650,000,000.00', true],
    ['0', 'yi', '0.00', true],
    ['1', 'yuan', '0.01', true],
    ['1', 'wan', '0.00', false],
    ['12500', 'wan', '0.01', false],
    ['5000', 'wan', '0.01', false],
    ['4999', 'wan', '0.00', false],
    ['-125000000', 'wan', '−125.00', true],
    ['-1', 'yi', '0.00', false],
    ['1000000000000000', 'yuan', '10,000,000,000,000.00', true],
    ['9007199254740993', 'yuan', '90,071,992,547,409.93', true],
  ])('%s fen in %s is %s', (fen, unit, text, exact) => {
    expect(formatFen(fen, unit)).toEqual({ text, exact });
  });

  it('keeps the last fen in yuan', () => {
    expect(exactYuan('123456789')).toBe('1,234,567.89');
  });

  it('refuses what is no whole number of fen', () => {
    expect(() => formatFen('1.5', 'yuan')).toThrow(SyntaxError);
  });
});
