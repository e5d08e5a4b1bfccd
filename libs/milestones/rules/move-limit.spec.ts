import { describe, expect, it } from '@jest/globals';
import { WorkingCalendar } from '#platform/calendar';
import { type Day, day } from '#values';
import { checkMoveLimit, needsDecision, workingDaysApart } from './move-limit.js';

// 2026 with two holidays of Qingming and a Saturday that is worked; 2027 is not announced.
const calendar = new WorkingCalendar(
  new Set([2026]),
  new Map<Day, 'holiday' | 'make-up'>([
    [day('2026-04-06'), 'holiday'],
    [day('2026-04-07'), 'holiday'],
    [day('2026-04-11'), 'make-up'],
  ]),
);

describe('working days between two days', () => {
  it.each<[string, string, number]>([
    ['2026-04-03', '2026-04-03', 0],
    ['2026-04-03', '2026-04-10', 3],
    ['2026-04-10', '2026-04-03', 3],
    ['2026-04-03', '2026-04-13', 5],
    ['2026-12-31', '2027-01-08', 6],
    ['2027-01-01', '2027-01-15', 10],
    ['2027-01-02', '2028-01-01', 260],
  ])('from %s to %s are %d', (one, other, count) => {
    expect(workingDaysApart(calendar, day(one), day(other))).toBe(count);
  });
});

describe('a new forecast is decided by the level above', () => {
  const at = { limit: 10, calendar };
  const key = { key: true, decidedOn: day('2026-06-01') };
  it.each<[string, { key: boolean; decidedOn: Day }, string, boolean]>([
    ['not after ten working days', key, '2026-06-15', false],
    ['after eleven', key, '2026-06-16', true],
    [
      'not over the weekend after ten',
      { ...key, decidedOn: day('2026-05-29') },
      '2026-06-14',
      false,
    ],
    ['after eleven earlier', key, '2026-05-15', true],
    ['never of a milestone that is no key one', { ...key, key: false }, '2027-06-01', false],
  ])('%s', (_, movable, forecastOn, decided) => {
    expect(needsDecision(movable, day(forecastOn), at)).toBe(decided);
  });

  it.each<[number, number, boolean]>([
    [11, 15, false],
    [15, 15, false],
    [16, 15, true],
    [11, 10, true],
    [1, 0, true],
    [0, 0, false],
  ])('a move of %d working days under a limit of %d: %s', (days, limit, decided) => {
    const forecastOn = calendar.addWorkingDays(key.decidedOn, days) ?? key.decidedOn;
    expect(needsDecision(key, forecastOn, { limit, calendar })).toBe(decided);
  });

  it('for small moves that add up to more', () => {
    const moves = ['2026-06-08', '2026-06-12', '2026-06-15', '2026-06-18'].map((on) =>
      needsDecision(key, day(on), at),
    );
    expect(moves).toEqual([false, false, false, true]);
  });
});

describe('a limit begins', () => {
  const today = day('2026-03-02');
  const limit = { workingDays: 15, reason: '示例' };
  it.each(['2026-03-02', '2026-03-03', '2036-02-28'])('on %s', (validFrom) => {
    expect(() => checkMoveLimit({ ...limit, validFrom: day(validFrom) }, today)).not.toThrow();
  });
  it.each([
    ['2026-03-01', 'DAY_IN_PAST'],
    ['2036-02-29', 'TOO_FAR_AHEAD'],
  ])('not on %s: %s', (validFrom, code) => {
    expect(() => checkMoveLimit({ ...limit, validFrom: day(validFrom) }, today)).toThrow(
      expect.objectContaining({ code, errors: [expect.objectContaining({ path: 'validFrom' })] }),
    );
  });
});
