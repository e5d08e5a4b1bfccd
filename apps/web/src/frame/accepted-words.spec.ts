import { describe, expect, it } from '@jest/globals';
import { acceptedWords } from './accepted-words.js';

describe('what would be accepted', () => {
  it.each([
    ['CELLS_ABOVE_YEAR', '≤ 123456789', '≤ 123.456789 万元'],
    ['ADJUSTMENT_REASONS_SUM', '-1200000000', '-1200 万元'],
    ['CURVE_SUM', '0', '0 万元'],
    ['MONTH_IN_FUTURE', '≤ 2026-11', '≤ 2026-11'],
    ['PASSWORD_TOO_SHORT', '8–128', '8–128'],
  ])('%s: %s is shown as %s', (code, accepted, shown) =>
    expect(acceptedWords(code, accepted, '万元')).toBe(shown),
  );
});
