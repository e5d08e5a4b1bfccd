import { describe, expect, it } from '@jest/globals';
import type { Problem } from '#platform/problem';
import { day } from '#values';
import {
  type FundingPlan,
  type FundingPlanRecord,
  fundingMatrix,
  type FundingSurroundings,
  checkFundingPlan,
  type MatrixFacts,
} from './funding.js';

const plan = (over: Partial<FundingPlan> = {}): FundingPlan => ({
  year: 2026,
  cells: [
    { source: 'municipal', plannedFen: 60n },
    { source: 'special-bond', plannedFen: 40n },
  ],
  effectiveOn: day('2026-01-15'),
  reason: null,
  document: '示例',
  place: null,
  ...over,
});
const present: FundingPlanRecord = {
  ...plan(),
  id: 'x',
  filingId: 'x',
  number: 1,
  filedBy: 'a',
  approvedBy: 'b',
  recordedAt: new Date(0),
};
const around = (over: Partial<FundingSurroundings> = {}): FundingSurroundings => ({
  present: null,
  yearPlanFen: 100n,
  today: day('2026-03-31'),
  ...over,
});
const codeOf = (given: FundingPlan, surroundings: FundingSurroundings): string => {
  try {
    checkFundingPlan(given, surroundings);
  } catch (error) {
    return (error as Problem).code;
  }
  return 'accepted';
};

describe('the cells of a year', () => {
  it.each<[string, FundingPlan, FundingSurroundings, string]>([
    ['that make up the year', plan(), around(), 'accepted'],
    ['that leave some of it open', plan(), around({ yearPlanFen: 101n }), 'accepted'],
    ['that exceed it by a fen', plan(), around({ yearPlanFen: 99n }), 'CELLS_ABOVE_YEAR'],
    ['of a year that has no plan yet', plan(), around({ yearPlanFen: null }), 'accepted'],
    [
      'with a source twice',
      plan({
        cells: [
          { source: 'municipal', plannedFen: 1n },
          { source: 'municipal', plannedFen: 2n },
        ],
      }),
      around(),
      'SOURCE_TWICE',
    ],
    ['changed without a reason', plan(), around({ present }), 'ADJUSTMENT_REASON_REQUIRED'],
    ['changed with one', plan({ reason: '债券额度调整' }), around({ present }), 'accepted'],
    ['of tomorrow', plan({ effectiveOn: day('2026-04-01') }), around(), 'DAY_AFTER_TODAY'],
    ['for 2041', plan({ year: 2041 }), around(), 'accepted'],
    ['for 2099', plan({ year: 2099 }), around(), 'TOO_FAR_AHEAD'],
  ])('%s', (_, given, surroundings, expected) =>
    expect(codeOf(given, surroundings)).toBe(expected),
  );
});

describe('the funding matrix', () => {
  const of = (
    year: number,
    source: 'municipal' | 'other' | 'special-bond',
    given: { funds?: bigint; paid?: bigint },
  ) =>
    (['funds', 'paid'] as const).flatMap((series) => {
      const amountFen = given[series];
      return amountFen === undefined ? [] : [{ year, source, series, amountFen }];
    });
  const facts: MatrixFacts = {
    yearPlans: [
      { year: 2025, amountFen: 100n },
      { year: 2026, amountFen: 200n },
    ],
    cells: [
      { year: 2025, source: 'municipal', plannedFen: 60n },
      { year: 2025, source: 'special-bond', plannedFen: 30n },
      { year: 2026, source: 'municipal', plannedFen: 200n },
    ],
    actuals: [
      ...of(2025, 'municipal', { funds: 50n, paid: 20n }),
      ...of(2024, 'other', { funds: 5n, paid: 5n }),
    ],
    totalFen: 500n,
  };
  const matrix = fundingMatrix(facts);

  it('shows each cell planned, in place and paid, and the gap; what nobody recorded is unknown', () => {
    expect(
      matrix.years.map(({ year, cells }) => [
        year,
        cells.map((cell) => [
          cell.source,
          cell.plannedFen,
          cell.inPlaceFen,
          cell.paidFen,
          cell.gapFen,
        ]),
      ]),
    ).toEqual([
      [2024, [['other', null, 5n, 5n, null]]],
      [
        2025,
        [
          ['municipal', 60n, 50n, 20n, 10n],
          ['special-bond', 30n, null, null, null],
        ],
      ],
      [2026, [['municipal', 200n, null, null, null]]],
    ]);
  });

  it('adds up both ways, to the years’ plans and to the total', () => {
    expect(
      matrix.years.map(({ yearPlanFen, plannedFen, unallocatedFen }) => [
        yearPlanFen,
        plannedFen,
        unallocatedFen,
      ]),
    ).toEqual([
      [null, null, null],
      [100n, 90n, 10n],
      [200n, 200n, 0n],
    ]);
    expect(
      matrix.sources.map(({ source, plannedFen, inPlaceFen }) => [source, plannedFen, inPlaceFen]),
    ).toEqual([
      ['municipal', 260n, 50n],
      ['other', null, 5n],
      ['special-bond', 30n, null],
    ]);
    expect(matrix).toMatchObject({
      sums: { plannedFen: 290n, inPlaceFen: 55n, paidFen: 25n },
      yearPlansFen: 300n,
      unallocatedFen: 10n,
      totalFen: 500n,
    });
    const columns = matrix.sources.reduce((sum, { plannedFen }) => sum + (plannedFen ?? 0n), 0n);
    const rows = matrix.years.reduce((sum, { plannedFen }) => sum + (plannedFen ?? 0n), 0n);
    expect([columns, rows]).toEqual([matrix.sums.plannedFen, matrix.sums.plannedFen]);
  });

  it('counts no gap of a year that no plan names or of which nothing came, and says of how many years it speaks', () => {
    expect(matrix.sums.gapFen).toBe(40n);
    expect(matrix.coverage).toEqual({
      yearPlan: { known: 2, of: 3 },
      planned: { known: 2, of: 3 },
      inPlace: { known: 2, of: 3 },
      paid: { known: 2, of: 3 },
      gap: { known: 1, of: 3 },
    });
  });

  it('does not take a year without a plan for a year of nothing', () => {
    expect(matrix.unplannedFen).toBeNull();
    expect(fundingMatrix({ ...facts, actuals: [] }).unplannedFen).toBe(200n);
    const apart = fundingMatrix({
      ...facts,
      actuals: [],
      yearPlans: [
        { year: 2023, amountFen: 1n },
        { year: 2025, amountFen: 2n },
      ],
    });
    expect(apart.years.map(({ year, yearPlanFen }) => [year, yearPlanFen])).toEqual([
      [2023, 1n],
      [2024, null],
      [2025, 2n],
      [2026, null],
    ]);
    expect(apart.unplannedFen).toBeNull();
  });

  it('leaves open what is allocated of a year whose sources nobody planned', () => {
    expect(fundingMatrix({ ...facts, cells: [] })).toMatchObject({
      unallocatedFen: null,
      sums: { plannedFen: null, gapFen: null },
    });
  });

  it('leaves unknown what nobody recorded', () => {
    const silent = fundingMatrix({ ...facts, yearPlans: [], actuals: [], totalFen: null });
    expect(silent).toMatchObject({
      yearPlansFen: null,
      unallocatedFen: null,
      unplannedFen: null,
      sums: { plannedFen: 290n, inPlaceFen: null, paidFen: null, gapFen: null },
    });
    expect(silent.years[0]).toMatchObject({
      yearPlanFen: null,
      unallocatedFen: null,
      inPlaceFen: null,
    });
  });
});
