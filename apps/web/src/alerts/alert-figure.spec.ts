import { describe, expect, it } from '@jest/globals';
import type { AlertRule } from '../client/alerts.js';
import { type AlertFigure, alertFigure } from './alert-figure.js';

describe('the figure of an alert', () => {
  it.each<[AlertRule, Record<string, string | null>, AlertFigure | null]>([
    ['milestone-overdue', { forecastOn: '2025-12-31' }, { of: 'late', count: 327 }],
    ['milestone-due-soon', { forecastOn: '2026-12-01' }, { of: 'left', count: 8 }],
    [
      'milestone-slipped',
      { baselineOn: '2025-12-31', forecastOn: '2026-03-31' },
      { of: 'slipped', count: 90 },
    ],
    ['data-stale', { lastRecordedOn: '2026-08-23' }, { of: 'silent', count: 92 }],
    [
      'total-exceeded',
      { completedFen: '110', paidFen: '90', totalInvestmentFen: '100' },
      { of: 'share', percent: '110.00%' },
    ],
    [
      'total-exceeded',
      { completedFen: '110', paidFen: '120', totalInvestmentFen: '100' },
      { of: 'share', percent: '120.00%' },
    ],
    [
      'year-plan-behind',
      { completedFen: '1', plannedFen: '3' },
      { of: 'share', percent: '33.33%' },
    ],
    [
      'special-bond-unspent',
      { unspentFen: '40', dueFen: '100' },
      { of: 'share', percent: '40.00%' },
    ],
    [
      'adjustment-audit-first',
      { currentFen: '115', approvedFen: '100' },
      { of: 'share', percent: '115.00%' },
    ],
    [
      'final-account-late',
      { completedOn: '2026-01-01', months: '3' },
      { of: 'waiting', count: 326 },
    ],
    [
      'return-missing',
      { month: '2026-10', dueOn: '2026-11-06', missing: '2' },
      { of: 'late', count: 17 },
    ],
    [
      'totals-contradict',
      { what: 'paid-above-funds funds-negative' },
      { of: 'contradictions', count: 2 },
    ],
    ['contractor-prefinancing', { completedFen: '100', fundsFen: null }, null],
    ['milestone-overdue', {}, null],
  ])('of %s with %j', (rule, inputs, figure) => {
    expect(alertFigure({ rule, inputs, resolvedOn: null }, '2026-11-23')).toEqual(figure);
  });

  it('stands still once the alert has ended', () => {
    expect(
      alertFigure(
        {
          rule: 'milestone-overdue',
          inputs: { forecastOn: '2025-12-31' },
          resolvedOn: '2026-01-10',
        },
        '2026-11-23',
      ),
    ).toEqual({ of: 'late', count: 10 });
  });
});
