import { describe, expect, it } from '@jest/globals';
import { type Day, day } from '#values';
import { type CalendarDayKind, type DayKind, WorkingCalendar } from './working-calendar.js';

const calendar = new WorkingCalendar(
  new Set([2026]),
  new Map<Day, CalendarDayKind>([
    [day('2026-05-01'), 'holiday'],
    [day('2026-05-04'), 'holiday'],
    [day('2026-05-05'), 'holiday'],
    [day('2026-05-09'), 'make-up'],
  ]),
);

describe('a day', () => {
  it.each<[string, string, DayKind]>([
    [
      'of an ordinary week is worked',
      '2026-04-30',
      { working: true, sends: true, because: 'weekday' },
    ],
    [
      'of an ordinary weekend is not',
      '2026-05-10',
      { working: false, sends: false, because: 'weekend' },
    ],
    [
      'that is a holiday is not, though a Monday',
      '2026-05-04',
      { working: false, sends: false, because: 'holiday' },
    ],
    [
      'that makes up for one is, though a Saturday',
      '2026-05-09',
      { working: true, sends: true, because: 'make-up' },
    ],
    [
      'of an unknown year cannot be evaluated; mails leave on its Monday',
      '2027-01-04',
      { working: null, sends: true, because: 'unknown-year' },
    ],
    [
      'of an unknown year cannot be evaluated; none leave on its Sunday',
      '2027-01-03',
      { working: null, sends: false, because: 'unknown-year' },
    ],
  ])('%s', (_, on, expected) => expect(calendar.kindOf(day(on))).toEqual(expected));
});

describe('working days', () => {
  it.each<[string, string, string, number | null]>([
    ['over holidays and the Saturday that makes up', '2026-04-30', '2026-05-09', 4],
    ['of the same day', '2026-05-06', '2026-05-06', 0],
    ['backwards', '2026-05-06', '2026-05-01', 0],
    ['into an unknown year cannot be counted', '2026-12-30', '2027-01-01', null],
    ['up to the last day of a known year can', '2026-12-30', '2026-12-31', 1],
  ])('%s', (_, from, to, expected) =>
    expect(calendar.workingDaysAfter(day(from), day(to))).toBe(expected),
  );

  it.each<[string, number, string | null]>([
    ['2026-04-30', 1, '2026-05-06'],
    ['2026-04-30', 4, '2026-05-09'],
    ['2026-04-30', 0, '2026-04-30'],
    ['2026-12-31', 1, null],
  ])('%s and %s more', (from, count, expected) => {
    expect(calendar.addWorkingDays(day(from), count)).toBe(expected);
  });

  it.each<[string, number, string | null]>([
    ['2026-05-09', 4, '2026-05-05'],
    ['2026-05-09', 1, '2026-05-08'],
    ['2026-05-05', 1, '2026-04-29'],
    ['2026-05-05', 0, '2026-05-05'],
    ['2026-01-01', 2, null],
  ])('%s and %s back', (to, count, expected) => {
    const since = calendar.lastDayBefore(day(to), count);
    expect(since).toBe(expected);
    if (since !== null) expect(calendar.workingDaysAfter(since, day(to))).toBe(count);
  });
});
