import { describe, expect, it } from '@jest/globals';
import type { Refusal } from '#platform';
import { day } from '#values';
import { type FundingPlan, type FundingPlanRecord, fundingMatrix, type FundingSurroundings, judgeFundingPlan, type MatrixFacts } from './funding.js';

const plan = (over: Partial<FundingPlan> = {}): FundingPlan => ({
  year: 2026, cells: [{ source: 'municipal', plannedFen: 60n }, { source: 'special-bond', plannedFen: 40n }], effectiveOn: day('2026-01-15'), reason: null, document: '示例', place: null, ...over,
});
const present: FundingPlanRecord = { ...plan(), id: 'x', filingId: 'x', number: 1, filedBy: 'a', approvedBy: 'b', recordedAt: new Date(0) };
const around = (over: Partial<FundingSurroundings> = {}): FundingSurroundings => ({ present: null, yearPlanFen: 100n, today: day('2026-03-31'), ...over });
const codeOf = (given: FundingPlan, surroundings: FundingSurroundings): string => {
  try { judgeFundingPlan(given, surroundings); } catch (error) { return (error as Refusal).code; }
  return 'accepted';
};

describe('the cells of a year', () => {
  it.each<[string, FundingPlan, FundingSurroundings, string]>([
    ['that make up the year', plan(), around(), 'accepted'],
    ['that leave some of it open', plan(), around({ yearPlanFen: 101n }), 'accepted'],
    ['that exceed it by a fen', plan(), around({ yearPlanFen: 99n }), 'CELLS_ABOVE_YEAR'],
    ['of a year that has no plan yet', plan(), around({ yearPlanFen: null }), 'accepted'],
    ['with a source twice', plan({ cells: [{ source: 'municipal', plannedFen: 1n }, { source: 'municipal', plannedFen: 2n }] }), around(), 'SOURCE_TWICE'],
    ['changed without a reason', plan(), around({ present }), 'ADJUSTMENT_REASON_REQUIRED'],
    ['changed with one', plan({ reason: '债券额度调整' }), around({ present }), 'accepted'],
    ['of tomorrow', plan({ effectiveOn: day('2026-04-01') }), around(), 'DAY_AFTER_TODAY'],
  ])('%s', (_, given, surroundings, expected) => expect(codeOf(given, surroundings)).toBe(expected));
});

describe('the funding matrix', () => {
  const facts: MatrixFacts = {
    yearPlans: [{ year: 2025, amountFen: 100n }, { year: 2026, amountFen: 200n }],
    cells: [{ year: 2025, source: 'municipal', plannedFen: 60n }, { year: 2025, source: 'special-bond', plannedFen: 30n }, { year: 2026, source: 'municipal', plannedFen: 200n }],
    actuals: [{ year: 2025, source: 'municipal', inPlaceFen: 50n, paidFen: 20n }, { year: 2024, source: 'other', inPlaceFen: 5n, paidFen: 5n }],
    recorded: { funds: true, paid: true }, totalFen: 500n,
  };
  const matrix = fundingMatrix(facts);

  it('shows each cell planned, in place and paid, and the gap', () => {
    expect(matrix.years.map(({ year, cells }) => [year, cells.map((cell) => [cell.source, cell.plannedFen, cell.inPlaceFen, cell.paidFen, cell.gapFen])])).toEqual([
      [2024, [['other', null, 5n, 5n, null]]],
      [2025, [['municipal', 60n, 50n, 20n, 10n], ['special-bond', 30n, 0n, 0n, 30n]]],
      [2026, [['municipal', 200n, 0n, 0n, 200n]]],
    ]);
  });

  it('adds up both ways, to the years\' plans and to the total', () => {
    expect(matrix.years.map(({ yearPlanFen, plannedFen, unallocatedFen }) => [yearPlanFen, plannedFen, unallocatedFen])).toEqual([[null, null, null], [100n, 90n, 10n], [200n, 200n, 0n]]);
    expect(matrix.sources.map(({ source, plannedFen, inPlaceFen }) => [source, plannedFen, inPlaceFen])).toEqual([['municipal', 260n, 50n], ['other', null, 5n], ['special-bond', 30n, 0n]]);
    expect(matrix).toMatchObject({ sums: { plannedFen: 290n, inPlaceFen: 55n, paidFen: 25n, gapFen: 235n }, yearPlansFen: 300n, unallocatedFen: 10n, totalFen: 500n, unplannedFen: 200n });
    const columns = matrix.sources.reduce((sum, { plannedFen }) => sum + (plannedFen ?? 0n), 0n);
    const rows = matrix.years.reduce((sum, { plannedFen }) => sum + (plannedFen ?? 0n), 0n);
    expect([columns, rows]).toEqual([matrix.sums.plannedFen, matrix.sums.plannedFen]);
  });

  it('leaves unknown what nobody recorded', () => {
    const silent = fundingMatrix({ ...facts, yearPlans: [], actuals: [], recorded: { funds: false, paid: false }, totalFen: null });
    expect(silent).toMatchObject({ yearPlansFen: null, unallocatedFen: null, unplannedFen: null, sums: { plannedFen: 290n, inPlaceFen: null, paidFen: null, gapFen: null } });
    expect(silent.years[0]).toMatchObject({ yearPlanFen: null, unallocatedFen: null, inPlaceFen: null });
  });
});
