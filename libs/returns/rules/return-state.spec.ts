import { describe, expect, it } from '@jest/globals';
import { WorkingCalendar } from '#platform/calendar';
import { day, month } from '#values';
import { dueOn, returnState } from './return-state.js';

const calendar = new WorkingCalendar(
  new Set([2025, 2026]),
  new Map([
    ...['01', '02', '03', '04', '05', '06', '07', '08'].map(
      (on) => [day(`2025-10-${on}`), 'holiday'] as const,
    ),
    [day('2025-10-11'), 'make-up'] as const,
  ]),
);

describe('a return', () => {
  it.each<[string, string | null, string]>([
    ['2026-06', '2026-07-07', 'after a weekend'],
    ['2025-09', '2025-10-14', 'after the holidays of October and a make-up Saturday'],
    ['2026-12', null, 'of which the holidays are not announced'],
  ])('of %s is due on %s, %s', (of, on) => {
    expect(dueOn(month(of), 5, calendar)).toBe(on);
  });

  it.each([
    [null, 'draft'],
    ['draft', 'draft'],
    ['submitted', 'submitted'],
    ['returned', 'returned'],
    ['approved', 'approved'],
    ['withdrawn', 'draft'],
  ])('with a request that is %s is %s', (request, state) => {
    expect(returnState(request)).toBe(state);
  });
});
