import { describe, expect, it } from '@jest/globals';
import { type Day, month } from '#values';
import { codeThrownBy } from '../../../test/harness/problem-code.js';
import { checkIssue } from './check-issue.js';

describe('month and day of a paper', () => {
  it.each([
    ['2026-10', '2026-11-01', '2026-11-30', null],
    ['2026-10', '2026-11-30', '2026-11-30', null],
    ['2026-11', '2026-12-01', '2026-12-01', null],
    ['2026-11', '2026-11-30', '2026-11-30', 'PAPER_MONTH_NOT_OVER'],
    ['2026-12', '2026-11-30', '2026-11-30', 'PAPER_MONTH_NOT_OVER'],
    ['2026-10', '2026-10-31', '2026-11-30', 'PAPER_ISSUED_OUTSIDE'],
    ['2026-10', '2026-12-01', '2026-11-30', 'PAPER_ISSUED_OUTSIDE'],
  ])('of %s, issued on %s, today %s: %s', (about, on, today, code) => {
    const wanted = {
      kind: 'bulletin' as const,
      month: month(about),
      number: '1',
      issuedOn: on as Day,
      signer: null,
    };
    const check = () => checkIssue(wanted, today as Day);
    if (code === null) expect(check).not.toThrow();
    else expect(codeThrownBy(check)).toBe(code);
  });
});
