import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../client/calendar.js';
import { differences, withDay } from './day-changes.js';

const holiday = (on: string, name = '春节'): CalendarDay => ({ on, kind: 'holiday', name });
const days = [holiday('2027-02-06'), holiday('2027-02-08')];

describe('the days of a year', () => {
  it('take another day in its place in the order', () => {
    expect(
      withDay(days, '2027-02-07', { kind: 'holiday', name: '春节' }).map(({ on }) => on),
    ).toEqual(['2027-02-06', '2027-02-07', '2027-02-08']);
  });
  it('tell a day anew instead of twice, and let it be ordinary again', () => {
    expect(withDay(days, '2027-02-06', { kind: 'make-up', name: '调休' })).toEqual([
      { on: '2027-02-06', kind: 'make-up', name: '调休' },
      days[1],
    ]);
    expect(withDay(days, '2027-02-06', null)).toEqual([days[1]]);
  });
  it('show where two people told them differently', () => {
    expect(differences(days, [holiday('2027-02-06', '除夕'), holiday('2027-02-09')])).toEqual([
      { on: '2027-02-06', one: days[0], other: holiday('2027-02-06', '除夕') },
      { on: '2027-02-08', one: days[1], other: null },
      { on: '2027-02-09', one: null, other: holiday('2027-02-09') },
    ]);
    expect(differences(days, days)).toEqual([]);
  });
});
