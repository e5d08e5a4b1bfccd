import { describe, expect, it } from '@jest/globals';
import type { Problem } from '#platform/problem';
import type { Day, Month } from '#values';
import { checkPosting, type Posting } from './check-posting.js';

const today = '2026-07-15' as Day;
const posting = (over: Partial<Record<keyof Posting, unknown>>): Posting =>
  ({
    series: 'paid',
    month: '2026-03' as Month,
    amountFen: 125_000_00n,
    fundingSource: 'municipal',
    ...over,
  }) as Posting;

describe('a posting', () => {
  it.each([
    [{ month: '2026-03' }, '2026-03-31'],
    [{ month: '2026-07' }, '2026-07-15'],
    [{ month: '2024-02' }, '2024-02-29'],
    [{ month: '2026-03', effectiveOn: '2026-03-08' }, '2026-03-08'],
  ])('%j takes effect on %s', (over, effectiveOn) => {
    expect(checkPosting(posting(over), today).effectiveOn).toBe(effectiveOn);
  });

  it('of completed investment may leave the source open, which stays unknown', () => {
    expect(
      checkPosting(posting({ series: 'completed', fundingSource: undefined }), today).fundingSource,
    ).toBeNull();
  });

  it.each<[Partial<Record<keyof Posting, unknown>>, string]>([
    [{ month: '2026-08' }, 'MONTH_IN_FUTURE'],
    [{ effectiveOn: '2026-04-01' }, 'EFFECTIVE_DAY_OUTSIDE_MONTH'],
    [{ month: '2026-07', effectiveOn: '2026-07-16' }, 'EFFECTIVE_DAY_OUTSIDE_MONTH'],
    [{ fundingSource: undefined }, 'FUNDING_SOURCE_REQUIRED'],
    [{ series: 'funds', fundingSource: undefined }, 'FUNDING_SOURCE_REQUIRED'],
    [{ series: 'funds', fundingSource: null }, 'FUNDING_SOURCE_REQUIRED'],
  ])('%j is refused with %s', (over, code) => {
    let refused: string | undefined;
    try {
      checkPosting(posting(over), today);
    } catch (error) {
      refused = (error as Problem).code;
    }
    expect(refused).toBe(code);
  });
});
