import { describe, expect, it } from '@jest/globals';
import { type Day, day } from '#values';
import { finalAccountClock } from './final-account.js';
import type { RuleInForce } from './rule-in-force.js';

const rule: RuleInForce = {
  code: 'final-account-deadline',
  version: 1,
  parameters: { months: 3, extensionSmallMonths: 2, extensionLargeMonths: 6 },
  source: '示例',
  standing: 'read',
};

describe('the final account of a project that was completed on 30 November 2025', () => {
  it.each<[string, string | null, string | null, string, string]>([
    // Columns: title, day of completion, day on which the final account was recorded (null: not
    // recorded), day of evaluation, expected state.
    ['on the last day of three months', '2025-11-30', null, '2026-02-28', 'running'],
    ['on the day after', '2025-11-30', null, '2026-03-01', 'extension'],
    ['on the last day of the longest extension', '2025-11-30', null, '2026-08-30', 'extension'],
    ['on the day after that', '2025-11-30', null, '2026-08-31', 'overdue'],
    ['once it is on record', '2025-11-30', '2026-09-30', '2026-10-31', 'recorded'],
    ['before anything is completed', null, null, '2026-10-31', 'not-completed'],
  ])('%s', (_, completedOn, recordedOn, on, state) => {
    expect(
      finalAccountClock(
        { completedOn: completedOn as Day | null, recordedOn: recordedOn as Day | null },
        day(on),
        rule,
      ).state,
    ).toBe(state);
  });

  it('shows the days by which each size is due', () => {
    expect(
      finalAccountClock(
        { completedOn: day('2025-11-30'), recordedOn: null },
        day('2026-01-01'),
        rule,
      ),
    ).toMatchObject({
      dueOn: '2026-02-28',
      extendedSmallOn: '2026-04-30',
      extendedLargeOn: '2026-08-30',
      source: '示例',
    });
  });

  it('cannot be evaluated without a rule in force', () =>
    expect(
      finalAccountClock(
        { completedOn: day('2025-11-30'), recordedOn: null },
        day('2026-01-01'),
        undefined,
      ).state,
    ).toBe('cannot-be-judged'));
});
