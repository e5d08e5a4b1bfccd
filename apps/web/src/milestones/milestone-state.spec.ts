import { describe, expect, it } from '@jest/globals';
import { slipDays } from './milestone-state.js';
import { whatChanged } from './what-changed.js';

describe('how far a milestone is from its baseline', () => {
  it.each<[string, string, string | null, number]>([
    ['2025-12-31', '2025-12-31', null, 327],
    ['2025-12-31', '2026-11-23', null, 327],
    ['2025-12-31', '2025-12-31', '2025-11-30', -31],
    ['2025-12-31', '2026-03-31', '2026-02-28', 59],
  ])('baseline %s, forecast %s, met %s', (baselineOn, forecastOn, actualOn, slip) => {
    const days = { baselineOn, forecastOn, actualOn, derived: false };
    expect(slipDays(days, '2026-11-23')).toBe(slip);
  });
});

it('has no variance where nobody promised the day', () => {
  const days = {
    baselineOn: '2025-12-31',
    forecastOn: '2025-12-31',
    actualOn: null,
    derived: true,
  };
  expect(slipDays(days, '2026-11-23')).toBeNull();
});

describe('what somebody else changed', () => {
  const read = { forecastOn: '2026-03-31', actualOn: null, explanation: null, weight: null };

  it('is nothing while nobody did', () => {
    expect(whatChanged(read, { ...read })).toEqual([]);
  });

  it('names each field with what was read and what stands there now', () => {
    expect(
      whatChanged(read, {
        forecastOn: '2026-06-30',
        actualOn: null,
        explanation: '征迁滞后',
        weight: '40',
      }),
    ).toEqual([
      { field: 'forecastOn', before: '2026-03-31', now: '2026-06-30' },
      { field: 'explanation', before: null, now: '征迁滞后' },
      { field: 'weight', before: null, now: '40' },
    ]);
  });
});
