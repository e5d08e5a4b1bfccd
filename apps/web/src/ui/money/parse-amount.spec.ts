import { describe, expect, it } from '@jest/globals';
import type { MoneyUnit } from './money-unit.js';
import { type AmountProblem, parseAmount } from './parse-amount.js';

describe('reading a typed amount', () => {
  it.each<[string, MoneyUnit, bigint]>([
    ['125', 'wan', 125_000_000n],
    ['0.1', 'yuan', 10n],
    ['0.07', 'yuan', 7n],
    ['466.5', 'yi', 4_665_000_000_000n],
    ['466.50', 'yi', 4_665_000_000_000n],
    ['1,234,567.89', 'yuan', 123_456_789n],
    ['１２５．５', 'wan', 125_500_000n],
    [' 12 000 ', 'wan', 12_000_000_000n],
    ['0.0000000001', 'yi', 1n],
    ['100000', 'yi', 1_000_000_000_000_000n],
    ['+3', 'yuan', 300n],
    ['5.', 'yuan', 500n],
    ['1.230000000000', 'yuan', 123n],
  ])('%s %s', (typed, unit, fen) => {
    expect(parseAmount(typed, unit)).toEqual({ fen });
  });

  it('takes a zero only where a part of a sum is asked for', () => {
    expect([
      parseAmount('0', 'wan', { zero: true }),
      parseAmount('-0', 'wan', { zero: true }),
    ]).toEqual([{ fen: 0n }, { problem: 'not-positive' }]);
  });

  it('takes what is below zero only where a saving can stand', () => {
    expect([
      parseAmount('-5.5', 'wan', { signed: true }),
      parseAmount('−3', 'yuan', { signed: true }),
      parseAmount('-5', 'wan'),
    ]).toEqual([{ fen: -5_500_000n }, { fen: -300n }, { problem: 'not-positive' }]);
  });

  it.each<[string, MoneyUnit, AmountProblem]>([
    ['', 'wan', 'not-a-number'],
    ['12,34', 'wan', 'not-a-number'],
    ['1e3', 'wan', 'not-a-number'],
    ['一百', 'wan', 'not-a-number'],
    ['.5', 'wan', 'not-a-number'],
    ['1.2.3', 'wan', 'not-a-number'],
    ['0', 'wan', 'not-positive'],
    ['-5', 'wan', 'not-positive'],
    ['0.001', 'yuan', 'finer-than-fen'],
    ['0.0000001', 'wan', 'finer-than-fen'],
    ['100000.0000000001', 'yi', 'too-large'],
    ['99999999999999999999', 'yi', 'too-large'],
  ])('refuses “%s” %s', (typed, unit, problem) => {
    expect(parseAmount(typed, unit)).toEqual({ problem });
  });
});
