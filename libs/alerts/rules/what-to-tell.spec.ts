import { describe, expect, it } from '@jest/globals';
import { WorkingCalendar } from '#platform/calendar';
import { FixedClock } from '#platform/clock';
import { day } from '#values';
import { HEAD_STEP, headDay, openSinceForHead, reminderDays } from './reminders.js';
import { mayAnswer, peopleConcerned } from './recipients.js';
import { isTellingTime } from './telling-hours.js';
import { type NotSentReason, type NotificationState, whyNotSent } from './what-to-tell.js';

const calendar = new WorkingCalendar(
  new Set([2026]),
  new Map([
    [day('2026-10-01'), 'holiday'],
    [day('2026-10-10'), 'make-up'],
  ]),
);

describe('what somebody is told', () => {
  const notifications = (given: Partial<NotificationState> = {}): NotificationState => ({
    state: 'open',
    acknowledgedBy: null,
    occasion: 'raised',
    ...given,
  });
  it.each<[string, NotificationState, boolean, NotSentReason | null]>([
    ['is what waits for an answer', notifications(), true, null],
    ['is nothing that is over', notifications({ state: 'resolved' }), true, 'stale'],
    ['is nothing that is another organisation’s by now', notifications(), false, 'not-theirs'],
    [
      'is nothing that they answered',
      notifications({ state: 'acknowledged', acknowledgedBy: 'me' }),
      true,
      'answered',
    ],
    [
      'is what another answered and they never heard of',
      notifications({ state: 'acknowledged', acknowledgedBy: 'other' }),
      true,
      null,
    ],
    [
      'is no reminder of what another answered',
      notifications({
        state: 'acknowledged',
        acknowledgedBy: 'other',
        occasion: 'reminder-3-2026-10-01',
      }),
      true,
      'answered',
    ],
    ['is nothing that was put off', notifications({ state: 'snoozed' }), true, 'answered'],
  ])('%s', (_, one, named, why) => expect(whyNotSent(one, 'me', named)).toBe(why));
});

describe('when people are told', () => {
  it.each([
    ['half past eight of a working day', '2026-11-23T00:30:00Z', true],
    ['a minute before', '2026-11-23T00:29:59Z', false],
    ['the last minute', '2026-11-23T09:29:00Z', true],
    ['half past five', '2026-11-23T09:30:00Z', false],
    ['a Saturday', '2026-11-21T02:00:00Z', false],
    ['a holiday', '2026-10-01T02:00:00Z', false],
    ['a Saturday that is worked', '2026-10-10T02:00:00Z', true],
  ])('%s', (_, at, told) => {
    const clock = new FixedClock(at);
    expect(isTellingTime(calendar, { today: clock.today(), timeOfDay: clock.timeOfDay() })).toBe(
      told,
    );
  });
});

describe('the day of the head', () => {
  it('is the first working day after that of the last reminder, asked from either end', () => {
    expect(headDay(calendar, day('2026-11-02'))).toBe('2026-11-17');
    expect(headDay(calendar, day('2026-11-06'))).toBe('2026-11-23');
    for (const on of ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24']) {
      const last = openSinceForHead(calendar, day(on));
      expect([on, headDay(calendar, last) <= day(on)]).toEqual([on, true]);
      expect(reminderDays(calendar, day(on)).find(({ step }) => step === HEAD_STEP)?.since).toBe(
        last,
      );
    }
    expect(openSinceForHead(calendar, day('2026-11-22'))).toBe('2026-11-05');
  });
});

describe('whom an alert concerns', () => {
  const holder = (personId: string, role: 'manager' | 'officer' | 'auditor', depth: number) => ({
    unitId: 'u',
    personId,
    role,
    depth,
    top: depth === 1,
  });
  const version = {
    recipients: [{ role: 'manager', where: 'nearest' }],
    escalation: [{ afterWorkingDays: 3, role: 'manager', where: 'above' }],
  } as const;
  const holders = [
    holder('boss', 'manager', 0),
    holder('city', 'manager', 1),
    holder('both', 'manager', 0),
    holder('both', 'officer', 0),
  ];
  it.each([
    ['at first', { escalatedStep: 0, remindedStep: 3 }, ['boss', 'both']],
    ['before the head', { escalatedStep: 0, remindedStep: 4 }, ['boss', 'both', 'head']],
    ['further up', { escalatedStep: 1, remindedStep: 4 }, ['boss', 'both', 'city', 'head']],
  ])('%s', (_, reach, people) =>
    expect(peopleConcerned(reach, version, holders, 'head')).toEqual(people),
  );
  it('is answered by whoever manages it and is nothing else over it', () =>
    expect(['boss', 'city', 'both', 'head'].map((id) => mayAnswer(id, holders))).toEqual([
      true,
      true,
      false,
      false,
    ]));
});
