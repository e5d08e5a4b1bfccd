import { describe, expect, it } from '@jest/globals';
import type { MonthlyReturn } from '../../client/returns.js';
import { asked, stepOf, isToFile, milestonesDue, promisesDue } from './to-do.js';

type Filed = Pick<MonthlyReturn, 'state' | 'duty' | 'version'>;
const filed = (state: Filed['state'], duty: Filed['duty'] = 'owed', version = 2): Filed => ({
  state,
  duty,
  version,
});

describe('what can be done with a return', () => {
  it.each([
    [filed('draft', 'owed', 1), 'begin', true],
    [filed('draft', 'late', 3), 'go-on', true],
    [filed('returned'), 'mend', true],
    [filed('submitted', 'filed'), 'look', false],
    [filed('approved', 'filed'), null, false],
  ] as const)('%j: %s', (item, step, toFile) =>
    expect([stepOf(item), isToFile(item)]).toEqual([step, toFile]),
  );

  it('comes first for what was returned, and is not offered where nothing is asked', () =>
    expect(
      asked([
        filed('approved', 'filed'),
        filed('draft', 'not-asked', 1),
        filed('draft', 'owed', 1),
        filed('submitted', 'filed'),
        filed('draft', 'not-asked', 2),
        filed('returned'),
      ]).map(stepOf),
    ).toEqual(['mend', 'go-on', 'begin', 'look', null]));
});

describe('milestones that are due', () => {
  const project = (overdueMilestones: number, nextMilestoneOn: string | null) => ({
    overdueMilestones,
    nextMilestoneOn,
  });

  it('are those overdue, most first, and those within 30 days, soonest first', () =>
    expect(
      milestonesDue(
        [
          project(0, '2026-12-31'),
          project(0, '2026-12-30'),
          project(0, null),
          project(1, null),
          project(0, '2026-12-01'),
          project(2, '2027-06-30'),
        ],
        '2026-11-30',
      ),
    ).toEqual([
      project(2, '2027-06-30'),
      project(1, null),
      project(0, '2026-12-01'),
      project(0, '2026-12-30'),
    ]));
});

describe('promises that are due', () => {
  it('are those of the next seven days and those of days gone by', () =>
    expect(
      promisesDue(
        ['2026-11-20', '2026-12-07', '2026-12-08', null].map((committedOn) => ({ committedOn })),
        '2026-11-30',
      ),
    ).toBe(2));
});
