import { describe, expect, it } from '@jest/globals';
import { type Day, day, month } from '#values';
import { boardState, type BoardState, type ReturnCounts } from './board-state.js';
import { dutyOf, isReportingMonth, type ReturnDuty, wasSilent } from './return-duty.js';
import type { ReturnState } from './return-state.js';

const DUE = day('2026-11-06');

describe('a return', () => {
  it.each<[boolean, ReturnState, string, Day | null, ReturnDuty]>([
    [true, 'draft', '2026-11-06', DUE, 'owed'],
    [true, 'draft', '2026-11-07', DUE, 'late'],
    [true, 'returned', '2026-11-07', DUE, 'late'],
    [true, 'submitted', '2026-11-07', DUE, 'filed'],
    [true, 'approved', '2026-11-07', DUE, 'filed'],
    [true, 'draft', '2026-11-07', null, 'owed'],
    [true, 'draft', '2026-09-30', DUE, 'not-asked'],
    [false, 'draft', '2026-11-07', DUE, 'not-asked'],
    [false, 'submitted', '2026-11-07', DUE, 'filed'],
  ])('(asked: %s) that is %s on %s, due on %s, is %s', (asked, state, today, due, duty) => {
    expect(dutyOf({ asked, state, month: month('2026-10') }, due, day(today))).toBe(duty);
  });

  it.each<[string, string, 1 | 3 | 6, boolean]>([
    ['2026-10', 'flagship', 1, true],
    ['2026-10', 'standard', 3, false],
    ['2026-09', 'standard', 3, true],
    ['2026-09', 'standard', 6, false],
    ['2026-12', 'standard', 6, true],
  ])(
    'of %s is owed by a %s project that reports every so many months: %i',
    (of, tier, every, is) => {
      const terms = { workingDay: 5, flagshipEvery: every, standardEvery: every };
      expect(isReportingMonth(month(of), tier, terms)).toBe(is);
    },
  );

  it.each<['construction' | 'suspended' | 'evaluated' | null, string | null, boolean]>([
    ['construction', '2020-01-01', false],
    [null, null, false],
    ['suspended', '2026-09-30', true],
    ['suspended', '2026-10-01', false],
    ['suspended', null, true],
    ['evaluated', '2026-01-01', true],
  ])('of October is not asked of a project %s since %s: %s', (stage, on, silent) => {
    const stageOn = on === null ? null : day(on);
    expect(wasSilent({ tier: 'flagship', stage, stageOn }, month('2026-10'))).toBe(silent);
  });
});

const none: ReturnCounts = { 'not-begun': 0, draft: 0, submitted: 0, returned: 0, approved: 0 };

describe('a month of an organisation', () => {
  it.each<[Partial<ReturnCounts>, string, boolean, BoardState]>([
    [{}, '2026-11-30', true, 'not-asked'],
    [{ 'not-begun': 3 }, '2026-11-30', false, 'not-asked'],
    [{ 'not-begun': 3 }, '2026-11-06', true, 'not-begun'],
    [{ 'not-begun': 2, draft: 1 }, '2026-11-06', true, 'draft'],
    [{ 'not-begun': 2, submitted: 1 }, '2026-11-06', true, 'draft'],
    [{ submitted: 2, approved: 1 }, '2026-11-06', true, 'submitted'],
    [{ submitted: 2, approved: 1 }, '2026-11-07', true, 'submitted'],
    [{ submitted: 2, returned: 1 }, '2026-11-06', true, 'returned'],
    [{ submitted: 2, returned: 1 }, '2026-11-07', true, 'late'],
    [{ 'not-begun': 1, approved: 2 }, '2026-11-07', true, 'late'],
    [{ approved: 3 }, '2026-11-06', true, 'passed'],
    [{ approved: 3 }, '2026-11-07', true, 'closed'],
    [{ 'not-begun': 2, draft: 1 }, '2026-11-07', false, 'draft'],
  ])('with %j on %s (asked: %s) is %s', (counts, today, asked, state) => {
    expect(boardState({ ...none, ...counts }, { asked, dueOn: DUE }, day(today))).toBe(state);
  });
});
