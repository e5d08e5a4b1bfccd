import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import {
  type CarryOver,
  type MembershipFacts,
  type NamedMembership,
  membershipOn,
  membershipsOf,
  type PeriodFigureRecord,
  refuseAboveTotal,
} from './plan-period-figure.js';

const carryOver: CarryOver = {
  id: 'c',
  fromPlan: '14',
  toPlan: '15',
  figureFen: 80n,
  reason: '未完工',
  document: '示例',
  effectiveOn: day('2025-12-20'),
  decidedBy: 'm',
  recordedAt: new Date(0),
};
const adjustment = (planCode: string, number: number, amountFen: bigint): PeriodFigureRecord => ({
  planCode,
  number,
  amountFen,
  effectiveOn: day('2023-06-30'),
  reason: '中期调整',
  document: '示例',
  place: null,
  id: `${planCode}${number}`,
  filingId: 'f',
  filedBy: 'a',
  approvedBy: 'b',
  recordedAt: new Date(0),
});
const named = (planCode: string, figureFen: bigint | null): NamedMembership => ({
  id: `n${planCode}`,
  planCode,
  figureFen,
  document: '省重点项目名单（示例）',
  place: null,
  effectiveOn: day('2022-03-01'),
  decidedBy: 'm',
  recordedAt: new Date(0),
});
const facts = (over: Partial<MembershipFacts> = {}): MembershipFacts => ({
  ownPlan: '14',
  ownFigureFen: 150n,
  carryOvers: [],
  named: [],
  adjustments: [],
  plans: [
    { code: '15', name: '十五五', region: '市', from: day('2026-01-01'), to: day('2030-12-31') },
    { code: '省', name: '省十四五', region: '省', from: day('2021-01-01'), to: day('2025-12-31') },
    { code: '14', name: '十四五', region: '市', from: day('2021-01-01'), to: day('2025-12-31') },
  ],
  ...over,
});

describe("a project's plans", () => {
  it.each<[string, Partial<MembershipFacts>, [string, bigint | null, bigint | null][]]>([
    ['are its own alone, as long as it is not carried over', {}, [['14', 150n, 150n]]],
    [
      'are two once it is',
      { carryOvers: [carryOver] },
      [
        ['14', 150n, 150n],
        ['15', 80n, 80n],
      ],
    ],
    [
      'keep what was said first beside the newest adjustment',
      { adjustments: [adjustment('14', 2, 170n), adjustment('14', 1, 160n)] },
      [['14', 150n, 170n]],
    ],
    [
      'are two once another one names it too',
      { named: [named('省', 90n)] },
      [
        ['14', 150n, 150n],
        ['省', 90n, 90n],
      ],
    ],
    [
      'are the next one too where that names it without a carry-over',
      { named: [named('15', null)] },
      [
        ['14', 150n, 150n],
        ['15', null, null],
      ],
    ],
    [
      'keep unknown what nobody said',
      { ownFigureFen: null, carryOvers: [{ ...carryOver, figureFen: null }] },
      [
        ['14', null, null],
        ['15', null, null],
      ],
    ],
  ])('%s', (_, over, expected) =>
    expect(
      membershipsOf(facts(over)).map(({ plan, originalFen, presentFen }) => [
        plan.code,
        originalFen,
        presentFen,
      ]),
    ).toEqual(expected),
  );

  it.each([
    ['2025-12-31', '14'],
    ['2026-01-01', '15'],
    ['2035-01-01', '15'],
    ['2019-01-01', '14'],
  ])('on %s it is measured by the plan %s', (on, code) => {
    expect(
      membershipOn(membershipsOf(facts({ carryOvers: [carryOver] })), day(on))?.plan.code,
    ).toBe(code);
  });

  it('is measured by a plan of its own region, whoever else names it', () => {
    expect(
      membershipOn(membershipsOf(facts({ named: [named('省', 90n)] })), day('2024-01-01'))?.plan
        .code,
    ).toBe('14');
    expect(
      membershipOn(membershipsOf(facts({ named: [named('15', null)] })), day('2026-01-01'))?.plan
        .code,
    ).toBe('15');
  });
});

it.each<[bigint, bigint | null, boolean]>([
  [100n, 100n, true],
  [101n, 100n, false],
  [101n, null, true],
])('a period of %d of a total of %d is taken: %s', (amount, total, taken) => {
  const refuse = () => refuseAboveTotal(amount, total, 'amountFen');
  if (taken) expect(refuse).not.toThrow();
  else expect(refuse).toThrow('PERIOD_ABOVE_TOTAL');
});
