import { describe, expect, it } from '@jest/globals';
import { type CalendarDayKind, WorkingCalendar } from '#platform/calendar';
import { type Day, day } from '#values';
import { runsOf, timeRun } from './procedure-clock.js';
import type { ProcedureStep } from './procedure-life.js';

const calendar = new WorkingCalendar(
  new Set([2026]),
  new Map<Day, CalendarDayKind>([
    [day('2026-05-01'), 'holiday'],
    [day('2026-05-04'), 'holiday'],
    [day('2026-05-05'), 'holiday'],
    [day('2026-05-09'), 'make-up'],
  ]),
);

describe('the runs of a procedure', () => {
  it.each<[string, [ProcedureStep, string][], [string, string | null][]]>([
    ['none before it is accepted', [['handed-in', '2026-04-01']], []],
    [
      'sent back before it is accepted counts no time',
      [
        ['handed-in', '2026-04-01'],
        ['sent-back', '2026-04-02'],
      ],
      [],
    ],
    ['one that lasts', [['accepted', '2026-04-01']], [['2026-04-01', null]]],
    [
      'a second one after it was sent back',
      [
        ['accepted', '2026-04-01'],
        ['sent-back', '2026-04-10'],
        ['handed-in', '2026-04-15'],
        ['accepted', '2026-04-16'],
        ['done', '2026-04-20'],
      ],
      [
        ['2026-04-01', '2026-04-10'],
        ['2026-04-16', '2026-04-20'],
      ],
    ],
  ])('%s', (_, steps, expected) => {
    const runs = runsOf(steps.map(([step, on]) => ({ step, on: day(on) })));
    expect(runs.map(({ acceptedOn, endedOn }) => [acceptedOn, endedOn])).toEqual(expected);
  });
});

describe('the clock of a run', () => {
  it.each<[string, string, string | null, string, number | null, string | null, boolean | null]>([
    ['over holidays, within the limit', '2026-04-30', null, '2026-05-08', 3, '2026-05-08', false],
    [
      'a made-up Saturday is a day too many',
      '2026-04-30',
      null,
      '2026-05-09',
      4,
      '2026-05-08',
      true,
    ],
    ['an ended one stands still', '2026-04-30', '2026-05-07', '2026-06-30', 2, '2026-05-08', false],
    ['into an unknown year', '2026-12-30', null, '2027-01-10', null, null, null],
  ])('%s', (_, accepted, ended, today, usedDays, dueOn, late) => {
    expect(
      timeRun(
        { acceptedOn: day(accepted), endedOn: ended === null ? null : day(ended) },
        { limitDays: 3, calendar, today: day(today) },
      ),
    ).toMatchObject({ usedDays, dueOn, late });
  });
});
