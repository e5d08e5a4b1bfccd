import { expect, it } from '@jest/globals';
import { day } from '#values';
import { type MilestoneStanding, milestoneStanding } from './milestone-state.js';

it.each<[string, string, string | null, string, MilestoneStanding]>([
  ['2026-09-30', '2026-09-30', null, '2026-09-30', 'expected'],
  ['2026-09-30', '2026-07-01', null, '2026-09-30', 'expected'],
  ['2026-09-30', '2026-12-31', null, '2026-12-31', 'late'],
  ['2026-09-30', '2026-09-30', null, '2026-12-31', 'recovered'],
  ['2026-06-30', '2026-06-30', null, '2026-06-30', 'overdue'],
  ['2026-03-31', '2026-06-30', null, '2026-06-30', 'overdue'],
  ['2026-06-30', '2026-06-30', '2026-06-30', '2026-06-30', 'met'],
  ['2026-06-30', '2026-06-15', '2026-06-15', '2026-09-30', 'recovered'],
  ['2026-03-31', '2026-06-30', '2026-06-15', '2026-06-30', 'met-late'],
])(
  'baseline %s, forecast %s, met %s, at worst %s: %s',
  (baselineOn, forecastOn, actualOn, worst, state) => {
    const days = {
      derived: false,
      baselineOn: day(baselineOn),
      forecastOn: day(forecastOn),
      actualOn: actualOn === null ? null : day(actualOn),
      latestForecastOn: day(worst),
    };
    expect(milestoneStanding(days, day('2026-07-01'))).toBe(state);
    expect(milestoneStanding({ ...days, derived: true }, day('2026-07-01'))).toBe('unverified');
  },
);
