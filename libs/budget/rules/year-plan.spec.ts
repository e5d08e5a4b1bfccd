import { describe, expect, it } from '@jest/globals';
import type { Problem } from '#platform/problem';
import { day, month } from '#values';
import { timeProgress } from './time-progress.js';
import {
  checkYearPlan,
  type YearPlan,
  type YearPlanRecord,
  type YearPlanSurroundings,
  yearsOf,
} from './year-plan.js';

const plan = (over: Partial<YearPlan> = {}): YearPlan => ({
  year: 2026,
  amountFen: 1_200n,
  category: 'continuing',
  curveFen: null,
  effectiveOn: day('2026-01-15'),
  reason: null,
  document: '示例',
  place: null,
  ...over,
});
const record = (over: Partial<YearPlanRecord> = {}): YearPlanRecord => ({
  ...plan(),
  id: 'x',
  filingId: 'x',
  number: 1,
  filedBy: 'a',
  approvedBy: 'b',
  recordedAt: new Date(0),
  ...over,
});
const around = (over: Partial<YearPlanSurroundings> = {}): YearPlanSurroundings => ({
  present: null,
  otherYearsFen: 0n,
  ceilingFen: null,
  cellsFen: null,
  today: day('2026-03-31'),
  ...over,
});
const codeOf = (given: YearPlan, surroundings: YearPlanSurroundings): string => {
  try {
    checkYearPlan(given, surroundings);
  } catch (error) {
    return (error as Problem).code;
  }
  return 'accepted';
};
const curve = (...amounts: number[]) =>
  Array.from({ length: 12 }, (_, index) => BigInt(amounts[index] ?? 0));

describe("a year's plan", () => {
  it.each<[string, YearPlan, YearPlanSurroundings, string]>([
    ['by itself', plan(), around(), 'accepted'],
    ['of nothing', plan({ amountFen: 0n }), around(), 'accepted'],
    ['for 2041', plan({ year: 2041 }), around(), 'accepted'],
    ['for 2099', plan({ year: 2099 }), around(), 'TOO_FAR_AHEAD'],
    ['below zero', plan({ amountFen: -1n }), around(), 'YEAR_PLAN_NEGATIVE'],
    [
      'of a paper of tomorrow',
      plan({ effectiveOn: day('2026-04-01') }),
      around(),
      'DAY_AFTER_TODAY',
    ],
    ['with a curve that adds up', plan({ curveFen: curve(200, 1000) }), around(), 'accepted'],
    ['with a curve that lacks a fen', plan({ curveFen: curve(200, 999) }), around(), 'CURVE_SUM'],
    [
      'adjusted without a reason',
      plan(),
      around({ present: record() }),
      'ADJUSTMENT_REASON_REQUIRED',
    ],
    ['adjusted with one', plan({ reason: '征迁完成' }), around({ present: record() }), 'accepted'],
    [
      'that fills the total to the fen',
      plan(),
      around({ otherYearsFen: 800n, ceilingFen: 2_000n }),
      'accepted',
    ],
    [
      'that goes a fen beyond',
      plan(),
      around({ otherYearsFen: 801n, ceilingFen: 2_000n }),
      'YEAR_PLANS_ABOVE_TOTAL',
    ],
    ['where the total is unknown', plan(), around({ otherYearsFen: 10n ** 14n }), 'accepted'],
    [
      'below what its sources were promised',
      plan(),
      around({ cellsFen: 1_201n }),
      'CELLS_ABOVE_YEAR',
    ],
    ['as much as its sources were promised', plan(), around({ cellsFen: 1_200n }), 'accepted'],
  ])('%s', (_, given, surroundings, expected) =>
    expect(codeOf(given, surroundings)).toBe(expected),
  );

  it('keeps the original apart from its adjustments', () => {
    const [year, ...more] = yearsOf([
      record({ number: 2, amountFen: 900n }),
      record(),
      record({ number: 3, amountFen: 950n }),
      record({ year: 2025, amountFen: 5n }),
    ]).reverse();
    expect([
      year?.original.amountFen,
      year?.adjusted?.amountFen,
      year?.present.number,
      year?.versions.length,
    ]).toEqual([1_200n, 950n, 3, 3]);
    expect(more.map((one) => [one.year, one.adjusted])).toEqual([[2025, null]]);
  });
});

describe('time progress', () => {
  const uneven = curve(0, 0, 300, 900);
  it.each<[string, bigint[] | null, string, string, bigint, string]>([
    // Columns: title, monthly amounts (null: none), last complete month, expected share of the
    // year's plan of 1200 fen in per cent, expected amount (fen), expected basis of the
    // calculation.
    ['a quarter', null, '2026-03', '25.00', 300n, 'months'],
    ['before the year', null, '2025-12', '0.00', 0n, 'months'],
    ['after the year', null, '2027-02', '100.00', 1_200n, 'months'],
    ['a seventh month', null, '2026-07', '58.33', 700n, 'months'],
    ['a curve before it climbs', uneven, '2026-02', '0.00', 0n, 'curve'],
    ['a curve while it climbs', uneven, '2026-03', '25.00', 300n, 'curve'],
    ['a curve that is done', uneven, '2026-04', '100.00', 1_200n, 'curve'],
  ])('%s', (_, curveFen, through, percent, expectedFen, basis) => {
    expect(timeProgress(plan({ curveFen }), month(through))).toMatchObject({
      percent,
      expectedFen,
      basis,
    });
  });
});
