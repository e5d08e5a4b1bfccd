import { describe, expect, it } from '@jest/globals';
import type { BoardMonth } from './returns.js';
import { lastMonth, toFileOf } from './to-file.js';

const month = (name: string, counts: Partial<BoardMonth['counts']>): BoardMonth => ({
  month: name,
  state: 'not-begun',
  dueOn: null,
  counts: { notBegun: 0, draft: 0, submitted: 0, returned: 0, approved: 0, ...counts },
});

describe('what is to be filed', () => {
  it.each([
    ['2026-11-30', '2026-10'],
    ['2026-01-05', '2025-12'],
    ['2026-10-01', '2026-09'],
  ])('on %s is of %s', (day, expected) => expect(lastMonth(day)).toBe(expected));

  it('is what nobody began, what is a draft and what came back, of that month, in every organisation', () =>
    expect(
      toFileOf(
        [
          { months: [month('2026-10', { notBegun: 2, draft: 1, submitted: 4 })] },
          {
            months: [
              month('2026-09', { notBegun: 8 }),
              month('2026-10', { returned: 3, approved: 5 }),
            ],
          },
        ],
        '2026-10',
      ),
    ).toBe(6));
});
