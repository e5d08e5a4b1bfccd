import { describe, expect, it } from '@jest/globals';
import { WorkingCalendar } from '#platform/calendar';
import { day } from '#values';
import { tellsAmber } from './preferences.js';

const calendar = new WorkingCalendar(
  new Set([2026]),
  new Map([
    [day('2026-05-04'), 'holiday'],
    [day('2026-05-05'), 'holiday'],
    [day('2026-05-09'), 'make-up'],
  ] as const),
);

describe('what can wait is told', () => {
  it.each([
    // Columns: case, day, whether amber alerts are then sent to users who chose daily mails, and to
    // users who chose weekly mails.
    ['on a Monday that is a holiday', '2026-05-04', false, false],
    ['on the first working day after it', '2026-05-06', true, true],
    ['on the next one', '2026-05-07', true, false],
    ['on a Saturday that is worked', '2026-05-09', true, false],
    ['on a Sunday', '2026-05-10', false, false],
    ['on an ordinary Monday', '2026-05-11', true, true],
  ] as const)('%s', (_, on, daily, weekly) =>
    expect([
      tellsAmber({ amber: 'daily' }, calendar, day(on)),
      tellsAmber({ amber: 'weekly' }, calendar, day(on)),
    ]).toEqual([daily, weekly]),
  );
});
