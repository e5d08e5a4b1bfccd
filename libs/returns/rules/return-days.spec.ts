import { describe, expect, it } from '@jest/globals';
import { type CalendarDayKind, WorkingCalendar } from '#platform/calendar';
import { type Day, day } from '#values';
import { alarmDay, reminderOn } from './return-days.js';

// National Day of 2026: holidays from 1 to 7 October; Saturday, 10 October, is worked.
const calendar = new WorkingCalendar(
  new Set([2026]),
  new Map<Day, CalendarDayKind>([
    ...[1, 2, 5, 6, 7].map((on) => [day(`2026-10-0${on}`), 'holiday'] as const),
    [day('2026-10-10'), 'make-up'],
  ]),
);

describe('a month whose day has passed is alarmed', () => {
  it.each([
    ['2026-11-06', '2026-11-09', 'on Monday, after a Friday'],
    ['2026-11-10', '2026-11-11', 'on the next day'],
    ['2026-09-30', '2026-10-08', 'after the holidays'],
    ['2026-10-09', '2026-10-10', 'on a Saturday that is worked'],
    ['2026-12-31', '2027-01-01', 'from Monday to Friday where the holidays are unknown'],
  ])('that was due on %s on %s: %s', (due, on) => {
    expect(alarmDay(day(due), calendar)).toBe(on);
  });
});

describe('whoever owes a month is reminded', () => {
  it.each([
    ['2026-11-02', null],
    ['2026-11-03', 'due-3'],
    ['2026-11-04', 'due-3'],
    ['2026-11-05', 'due-1'],
    ['2026-11-06', 'due-1'],
    ['2026-11-07', null],
    ['2026-11-08', null],
    ['2026-11-09', 'late-1'],
    ['2026-11-10', 'late-2'],
    ['2026-11-11', 'late-3'],
    ['2026-11-12', 'head'],
    ['2026-11-14', null],
    ['2026-11-20', 'head'],
    ['2026-11-23', null],
  ])('of one due on Friday, 6 November, on %s: %s', (on, occasion) => {
    expect(reminderOn(day('2026-11-06'), day(on), calendar)).toBe(occasion);
  });
  it.each([
    ['2026-09-29', null],
    ['2026-09-30', 'due-3'],
    ['2026-10-05', null],
    ['2026-10-08', 'due-3'],
    ['2026-10-09', 'due-1'],
    ['2026-10-10', 'due-1'],
    ['2026-10-11', null],
    ['2026-10-12', 'late-1'],
  ])('of one due on the worked Saturday after the holidays, on %s: %s', (on, occasion) => {
    expect(reminderOn(day('2026-10-10'), day(on), calendar)).toBe(occasion);
  });
  it('not where the working days cannot be counted', () => {
    expect(reminderOn(day('2027-01-08'), day('2027-01-06'), calendar)).toBeNull();
    expect(reminderOn(day('2026-12-31'), day('2027-01-05'), calendar)).toBeNull();
  });
});
