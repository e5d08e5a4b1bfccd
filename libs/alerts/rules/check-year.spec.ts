import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import '../words/problems.js';
import { yearProblem } from './check-year.js';

describe('an announcement', () => {
  const holiday = (on: string) => ({ on: day(on), kind: 'holiday' as const, name: '元旦' });
  it.each([
    ['of another year', [holiday('2028-01-01')], 'CALENDAR_DAY_OF_OTHER_YEAR'],
    [
      'that names a day twice',
      [holiday('2027-01-01'), holiday('2027-01-01')],
      'CALENDAR_DAY_TWICE',
    ],
    [
      'that makes a Friday up',
      [{ ...holiday('2027-01-01'), kind: 'make-up' as const }],
      'MAKE_UP_DAY_NOT_WEEKEND',
    ],
    ['of a holiday', [holiday('2027-01-01')], undefined],
    ['of no holiday at all', [], undefined],
  ])('%s', (_, days, code) => expect(yearProblem(2027, days)?.code).toBe(code));
});
