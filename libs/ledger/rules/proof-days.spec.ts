import { describe, expect, it } from '@jest/globals';
import { FixedClock } from '#platform/clock';
import { dueCheckpointDay, dueVerificationDay, lapsedDays } from './proof-days.js';

describe('what is due', () => {
  it.each([
    // Columns: time of day in the city; day of the checkpoint that must then be made (null: none);
    // day of the verification that must then be made (null: none).
    ['00:29', null, null],
    ['00:30', '2026-11-26', null],
    ['01:29', '2026-11-26', null],
    ['01:30', '2026-11-26', '2026-11-26'],
    ['23:59', '2026-11-26', '2026-11-26'],
  ])('at %s', (time, checkpoint, verification) => {
    const clock = new FixedClock(`2026-11-26T${time}:00+08:00`);
    expect([dueCheckpointDay(clock), dueVerificationDay(clock)]).toEqual([
      checkpoint,
      verification,
    ]);
  });
});

describe('days without a verification', () => {
  const now = new Date('2026-11-26T00:00:00Z');
  it.each<[string, Date | null, number | null]>([
    ['nothing to verify yet', null, null],
    ['six days and a half', new Date('2026-11-19T12:00:00Z'), null],
    ['a week', new Date('2026-11-19T00:00:00Z'), 7],
    ['a month', new Date('2026-10-26T00:00:00Z'), 31],
  ])('%s', (_, since, days) => expect(lapsedDays(since, now)).toBe(days));
});
