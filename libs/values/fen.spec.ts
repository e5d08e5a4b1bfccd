import { describe, expect, it } from '@jest/globals';
import { fenFromText, formatMoney, type MoneyUnit, parseMoney } from './fen.js';

describe('money is exact from the words of a plan to fen and back', () => {
  it.each<[string, MoneyUnit, bigint]>([
    ['270', '亿元', 2_700_000_000_000n],
    ['466.5', '亿元', 4_665_000_000_000n],
    ['0.1', '元', 10n],
    ['0.01', 'yuan', 1n],
    ['-3.07', '万元', -3_070_000n],
    ['90071992547409.93', '元', 9_007_199_254_740_993n],
  ])('%s %s is %s fen', (text, unit, fen) => {
    expect(parseMoney(text, unit)).toBe(fen);
    expect(formatMoney(fen, unit)).toBe(text);
  });

  it.each(['', '1,000', '1e3', '１', '0.001', ' 1', '1.', '.5', 'NaN'])(
    'refuses “%s” yuan',
    (text) => {
      expect(() => parseMoney(text, 'yuan')).toThrow(RangeError);
    },
  );

  it.each(['1.0', '1e5', '', '0x10', ' 7'])('refuses “%s” as a count of fen', (text) => {
    expect(() => fenFromText(text)).toThrow(RangeError);
  });

  it('keeps two decimals where a report asks for them', () => {
    expect(formatMoney(1000n, 'yuan', 2)).toBe('10.00');
    expect(formatMoney(-5n, 'yuan', 2)).toBe('-0.05');
  });
});
