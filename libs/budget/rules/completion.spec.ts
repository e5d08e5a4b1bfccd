import { describe, expect, it } from '@jest/globals';
import { month } from '#values';
import { outsideView, runRate, type RunRateFacts } from './completion.js';
import type { RuleInForce } from './rule-in-force.js';

const rate: RuleInForce = {
  code: 'run-rate',
  version: 1,
  parameters: { months: 12 },
  source: '示例',
  standing: 'read',
};
const classes: RuleInForce = {
  code: 'reference-class',
  version: 1,
  parameters: { rail: 45, 'bridges-and-tunnels': 34, roads: 20 },
  source: '示例',
  standing: 'recalled',
};
const quarters = new Map([
  [month('2024-01'), 880n],
  [month('2025-04'), 30n],
  [month('2025-09'), 30n],
  [month('2025-12'), 30n],
  [month('2026-03'), 30n],
]);
const facts = (over: Partial<RunRateFacts> = {}): RunRateFacts => ({
  completedFen: 1_000n,
  byMonth: quarters,
  through: month('2026-03'),
  completionIn: month('2026-09'),
  ...over,
});

describe('the run rate', () => {
  it.each<[string, Partial<RunRateFacts>, bigint | null, string | null]>([
    ['carries the latest twelve months on', {}, 1_060n, null],
    [
      'leaves older months out',
      { byMonth: new Map([...quarters, [month('2025-03'), 60n]]) },
      1_060n,
      null,
    ],
    [
      'is not made from one month',
      { byMonth: new Map([[month('2026-03'), 60n]]) },
      null,
      'NOT_ENOUGH_HISTORY',
    ],
    [
      'is not made from one month after an opening balance',
      {
        byMonth: new Map([
          [month('2020-12'), 940n],
          [month('2026-03'), 60n],
        ]),
      },
      null,
      'NOT_ENOUGH_HISTORY',
    ],
    [
      'is not made from eleven months of twelve',
      {
        byMonth: new Map(
          ['2025-05', '2025-08', '2025-11', '2026-02', '2026-03'].map((one) => [month(one), 60n]),
        ),
      },
      null,
      'NOT_ENOUGH_HISTORY',
    ],
    [
      'is not made from months that are long past',
      { byMonth: new Map([[month('2025-03'), 60n]]) },
      null,
      'NOT_ENOUGH_HISTORY',
    ],
    ['ends where everything is done', { completionIn: month('2026-01') }, 1_000n, null],
    ['needs a day of completion', { completionIn: null }, null, 'NO_COMPLETION_DAY'],
    ['needs money on record', { completedFen: null }, null, 'NO_MONEY_RECORDED'],
  ])('%s', (_, over, amountFen, reason) =>
    expect(runRate(facts(over), rate)).toMatchObject({ amountFen, reason }),
  );

  it('says what it was made from', () =>
    expect(runRate(facts(), rate).inputs).toEqual({
      completedFen: '1000',
      recentFen: '120',
      recentMonths: '12',
      knownMonths: '4',
      through: '2026-03',
      completionIn: '2026-09',
      monthsLeft: '6',
    }));
});

describe('the outside view', () => {
  it.each<[bigint | null, string | null, bigint | null, string | null]>([
    [1_000n, 'rail', 1_450n, null],
    [1_000n, 'bridges-and-tunnels', 1_340n, null],
    [1_000n, 'roads', 1_200n, null],
    [1_000n, 'airports', null, 'NO_REFERENCE_CLASS'],
    [1_000n, null, null, 'NO_REFERENCE_CLASS'],
    [null, 'rail', null, 'TOTAL_NOT_STATED'],
  ])('of %d as %s is %d', (base, referenceClass, amountFen, reason) =>
    expect(outsideView(base, referenceClass, classes)).toMatchObject({ amountFen, reason }),
  );
});
