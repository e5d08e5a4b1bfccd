import { describe, expect, it } from '@jest/globals';
import type { Problem } from '#platform/problem';
import type { Day } from '#values';
import {
  changedSince,
  type ChangeFacts,
  checkChange,
  type MilestoneChange,
  type MilestoneState,
} from './check-change.js';

const d = (text: string) => text as Day;
const today = d('2026-07-01');
const open: MilestoneState = {
  forecastOn: d('2025-12-31'),
  actualOn: null,
  explanation: null,
  reason: null,
  derived: false,
  dropped: false,
  reached: null,
};
const met: MilestoneState = { ...open, actualOn: d('2025-11-02') };
const facts: ChangeFacts = { today, hasTarget: true, startOn: d('2021-01-01') };
const unknown: ChangeFacts = { today, hasTarget: false, startOn: null };

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Problem).code;
  }
  return 'accepted';
};

describe('what a milestone may become', () => {
  it.each<[string, MilestoneState, MilestoneChange, Partial<MilestoneState>]>([
    [
      'a new forecast with a reason',
      open,
      { forecastOn: d('2026-09-30'), explanation: '征迁滞后', reason: 'land' },
      { forecastOn: d('2026-09-30'), explanation: '征迁滞后', reason: 'land' },
    ],
    [
      'a new forecast without a reason from the list',
      open,
      { forecastOn: d('2026-09-30'), explanation: '征迁滞后' },
      { forecastOn: d('2026-09-30'), reason: 'other' },
    ],
    ['done today', open, { actualOn: today }, { actualOn: today, reason: 'met' }],
    [
      'done long ago, with the value reached',
      open,
      { actualOn: d('2025-11-02'), reached: '516' },
      { actualOn: d('2025-11-02'), reason: 'met', reached: '516' },
    ],
    [
      'done on the first day',
      open,
      { actualOn: d('2021-01-01') },
      { actualOn: d('2021-01-01'), reason: 'met' },
    ],
    ['a value added afterwards', met, { reached: '516.5' }, { reached: '516.5' }],
    [
      'a derived day that is confirmed',
      { ...open, derived: true, reason: 'plan-states-no-day' },
      { derived: false },
      { derived: false, reason: 'confirmed' },
    ],
    [
      'a derived day that is moved, which confirms it',
      { ...open, derived: true, reason: 'plan-states-no-day' },
      { forecastOn: d('2026-12-31'), explanation: '在建', reason: 'construction' },
      { derived: false, forecastOn: d('2026-12-31'), reason: 'construction' },
    ],
    [
      'a wrong day of completion set right, with a reason',
      met,
      { actualOn: d('2025-11-03'), explanation: '验收单日期', reason: 'correction' },
      { actualOn: d('2025-11-03'), reason: 'correction' },
    ],
    [
      'completion taken back, with a reason; the value goes with it',
      { ...met, reached: '516' },
      { actualOn: null, explanation: '验收未通过' },
      { actualOn: null, reason: 'not-met', reached: null },
    ],
    ['the same forecast again needs no reason', open, { forecastOn: d('2025-12-31') }, {}],
  ])('%s', (_, now, change, expected) => {
    expect(checkChange(now, change, facts)).toEqual({
      ...now,
      explanation: change.explanation ?? now.explanation,
      ...expected,
    });
  });

  it.each<[string, MilestoneState, MilestoneChange, string]>([
    [
      'a new forecast without a reason',
      open,
      { forecastOn: d('2026-09-30') },
      'EXPLANATION_REQUIRED',
    ],
    [
      'a forecast for 2099',
      open,
      { forecastOn: d('2099-01-01'), explanation: 'x' },
      'TOO_FAR_AHEAD',
    ],
    ['done tomorrow', open, { actualOn: d('2026-07-02') }, 'DAY_IN_FUTURE'],
    [
      'a forecast for what is done',
      met,
      { forecastOn: d('2026-09-30'), explanation: 'x' },
      'MILESTONE_ALREADY_MET',
    ],
    ['completion taken back silently', met, { actualOn: null }, 'EXPLANATION_REQUIRED'],
    [
      'a changed day of completion without a reason',
      met,
      { actualOn: d('2025-11-03') },
      'EXPLANATION_REQUIRED',
    ],
    ['done before the plan began', open, { actualOn: d('2020-12-31') }, 'DAY_BEFORE_START'],
    ['a value of what is open', open, { reached: '516' }, 'VALUE_BEFORE_MET'],
    [
      'a change of what was dropped',
      { ...open, dropped: true },
      { actualOn: today },
      'MILESTONE_DROPPED',
    ],
    ['nothing at all', open, { explanation: 'x' }, 'VALIDATION_FAILED'],
  ])('%s is refused', (_, now, change, code) => {
    expect(codeOf(() => checkChange(now, change, facts))).toBe(code);
  });

  it('has no value where it stands for no target, and no first day where none is known', () => {
    expect(codeOf(() => checkChange(open, { actualOn: today, reached: '1' }, unknown))).toBe(
      'VALUE_WITHOUT_TARGET',
    );
    expect(codeOf(() => checkChange(open, { actualOn: d('1999-01-01') }, unknown))).toBe(
      'accepted',
    );
  });

  it('tells the editor of an old state what has changed since', () => {
    expect(
      changedSince(open, { ...open, forecastOn: d('2026-01-31'), explanation: '延期' }),
    ).toEqual([
      { path: 'forecastOn', code: 'EDIT_STALE', accepted: '2026-01-31' },
      { path: 'explanation', code: 'EDIT_STALE', accepted: '延期' },
    ]);
  });
});
