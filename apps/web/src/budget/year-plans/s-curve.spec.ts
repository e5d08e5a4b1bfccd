import { describe, expect, it } from '@jest/globals';
import {
  type CurveFacts,
  dueByMonth,
  firstSpan,
  type PlannedYear,
  sCurve,
  yearsOfCurve,
  yearsWithoutPlan,
} from './s-curve.js';

const WORDS = {
  month: '月份',
  planned: '计划',
  original: '原计划',
  completed: '完成',
  paid: '支付',
};
const plan = (year: number, amountFen: string, adjustedFen?: string): PlannedYear => ({
  year,
  original: { amountFen, curveFen: null },
  adjusted: adjustedFen === undefined ? null : { amountFen: adjustedFen, curveFen: null },
});
const completed = (month: string, completedFen: string | null, paidFen: string | null = null) => ({
  month,
  completedFen,
  paidFen,
});
const NOTHING: CurveFacts = { years: [], totals: [] };
const lines = (facts: CurveFacts, span: number | 'all') =>
  new Map(sCurve(facts, span, WORDS).series.map(({ key, fen }) => [key, fen]));

describe('what is due by each month', () => {
  it.each([
    ['a twelfth more each month', { amountFen: '1200', curveFen: null }, [100n, 600n, 1200n]],
    ['rounded half up', { amountFen: '6', curveFen: null }, [1n, 3n, 6n]],
    ['nothing of a plan of zero', { amountFen: '0', curveFen: null }, [0n, 0n, 0n]],
    [
      'by the months of the plan',
      { amountFen: '100', curveFen: ['0', '0', '10', '0', '0', '40', ...Array(6).fill('0')] },
      [0n, 50n, 50n],
    ],
  ] as const)('%s', (_, given, [january, june, december]) => {
    const due = dueByMonth({ ...given, curveFen: given.curveFen && [...given.curveFen] });
    expect([due[0], due[5], due[11]]).toEqual([january, june, december]);
  });
});

describe('the years of the curve', () => {
  it('are those with a plan or amounts, and those between', () => {
    const facts = { years: [plan(2024, '1')], totals: [completed('2021-12', '5')] };
    expect(yearsOfCurve(facts)).toEqual([2021, 2022, 2023, 2024]);
    expect(yearsWithoutPlan(facts, 'all')).toEqual([2021, 2022, 2023]);
    expect(yearsOfCurve(NOTHING)).toEqual([]);
  });

  it.each<[string, CurveFacts, number | 'all']>([
    ['all when each has a plan', { years: [plan(2023, '1'), plan(2024, '1')], totals: [] }, 'all'],
    [
      'the latest planned year that has begun, when one has none',
      { years: [plan(2023, '1'), plan(2025, '1')], totals: [] },
      2023,
    ],
    [
      'the first planned year when none has begun',
      { years: [plan(2025, '1')], totals: [completed('2023-01', '1')] },
      2025,
    ],
    ['all when no year has a plan', { years: [], totals: [completed('2023-01', '1')] }, 'all'],
  ])('begin with %s', (_, facts, span) => expect(firstSpan(facts, 2024)).toBe(span));
});

describe('the S-curve', () => {
  it('adds up over months, sources and years', () => {
    const facts = {
      years: [plan(2023, '1200'), plan(2024, '2400')],
      totals: [
        completed('2023-02', '100', '40'),
        completed('2023-02', '50'),
        completed('2024-01', '500', '60'),
      ],
    };
    const of = lines(facts, 'all');
    expect(of.get('planned')?.[11]).toBe('1200');
    expect(of.get('planned')?.[12]).toBe('1400');
    expect(of.get('planned')?.[23]).toBe('3600');
    expect(of.get('completed')?.slice(0, 4)).toEqual([null, '150', '150', '150']);
    expect(of.get('completed')?.slice(11, 14)).toEqual(['150', '650', null]);
    expect(of.get('paid')?.[12]).toBe('100');
    expect(of.has('original')).toBe(false);
  });

  it('has gaps where nothing is recorded, which differ from a zero', () => {
    const of = lines({ years: [], totals: [completed('2023-03', '0')] }, 'all');
    expect(of.get('completed')?.slice(0, 4)).toEqual([null, null, '0', null]);
    expect(of.get('paid')?.every((fen) => fen === null)).toBe(true);
    expect(of.get('planned')?.every((fen) => fen === null)).toBe(true);
  });

  it('knows no sum of plans from the first year without one on', () => {
    const of = lines({ years: [plan(2022, '12'), plan(2024, '12')], totals: [] }, 'all');
    expect(of.get('planned')?.[11]).toBe('12');
    expect(
      of
        .get('planned')
        ?.slice(12)
        .every((fen) => fen === null),
    ).toBe(true);
  });

  it('begins anew in a single year, and shows the original plan where it was adjusted', () => {
    const facts = {
      years: [plan(2023, '1200'), plan(2024, '2400', '1200')],
      totals: [completed('2023-02', '100'), completed('2024-02', '300')],
    };
    const of = lines(facts, 2024);
    expect(of.get('planned')?.[0]).toBe('100');
    expect(of.get('original')?.[0]).toBe('200');
    expect(of.get('completed')?.slice(0, 3)).toEqual([null, '300', null]);
    expect(sCurve(facts, 2024, WORDS).categories[0]).toBe('2024-01');
  });
});
