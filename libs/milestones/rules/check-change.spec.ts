import { describe, expect, it } from '@jest/globals';
import type { Problem } from '#platform/problem';
import type { Day } from '#values';
import {
  changedSince,
  checkChange,
  type MilestoneChange,
  type MilestoneState,
} from './check-change.js';

const d = (text: string) => text as Day;
const today = d('2026-07-01');
const open: MilestoneState = { forecastOn: d('2025-12-31'), actualOn: null, explanation: null };
const met: MilestoneState = {
  forecastOn: d('2025-12-31'),
  actualOn: d('2025-11-02'),
  explanation: null,
};

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
      { forecastOn: d('2026-09-30'), explanation: '征迁滞后' },
      { forecastOn: d('2026-09-30'), explanation: '征迁滞后' },
    ],
    ['done today', open, { actualOn: today }, { actualOn: today }],
    ['done long ago', open, { actualOn: d('2025-11-02') }, { actualOn: d('2025-11-02') }],
    [
      'a wrong day of completion set right, with a reason',
      met,
      { actualOn: d('2025-11-03'), explanation: '验收单日期' },
      { actualOn: d('2025-11-03') },
    ],
    [
      'completion taken back, with a reason',
      met,
      { actualOn: null, explanation: '验收未通过' },
      { actualOn: null },
    ],
    ['the same forecast again needs no reason', open, { forecastOn: d('2025-12-31') }, {}],
  ])('%s', (_, now, change, expected) => {
    expect(checkChange(now, change, today)).toEqual({
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
    ['nothing at all', open, { explanation: 'x' }, 'VALIDATION_FAILED'],
  ])('%s is refused', (_, now, change, code) => {
    expect(codeOf(() => checkChange(now, change, today))).toBe(code);
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
