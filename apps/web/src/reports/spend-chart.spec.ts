import { describe, expect, it } from '@jest/globals';
import type { SpendRow } from '../client/spend.js';
import type { SpendGroup } from '../client/spend-groups.js';
import {
  BARS_MAX,
  type ChartChoice,
  readChartChoice,
  spendChart,
  writeChartChoice,
} from './spend-chart.js';

const WORDS = {
  axis: '年度',
  measure: '支付',
  notStated: '未注明',
  rest: (count: number) => `其余 ${count} 项`,
  textOf: (group: SpendGroup, row: SpendRow) => {
    const shown = { source: row.fundingSource, project: row.projectName, year: row.year };
    const value = shown[group as keyof typeof shown];
    return value === null || value === undefined ? null : String(value);
  },
};
const NONE = { completedFen: null, fundsFen: null, paidFen: null, entries: 1 };
const row = (given: Partial<SpendRow>): SpendRow => ({ ...NONE, ...given });
const paidByYear: ChartChoice = { measure: 'paid', axis: 'year', stack: 'source', form: 'bars' };
const drawn = (rows: SpendRow[], choice = paidByYear) => {
  const { categories, series } = spendChart(rows, choice, WORDS);
  return { categories, series: series.map(({ name, fen }) => [name, ...fen]) };
};

describe('what is drawn', () => {
  const groups = ['project', 'year', 'source'] as const;
  it.each<[string, readonly SpendGroup[], ChartChoice | null]>([
    ['', groups, null],
    ['chart=unknown', groups, null],
    ['chart=paid', groups, paidByYear],
    ['chart=paid', ['project'], { measure: 'paid', axis: 'project', stack: null, form: 'bars' }],
    [
      'chart=paid',
      ['project', 'stage'],
      { measure: 'paid', axis: 'project', stack: 'stage', form: 'bars' },
    ],
    ['chart=paid&chartForm=heat', groups, { ...paidByYear, form: 'heat' }],
    [
      'chart=paid&chartForm=heat',
      ['project'],
      { measure: 'paid', axis: 'project', stack: null, form: 'bars' },
    ],
    ['chart=paid', ['project', 'entry'], null],
    [
      'chart=funds&chartBy=project&chartStack=no',
      groups,
      { measure: 'funds', axis: 'project', stack: null, form: 'bars' },
    ],
    // A grouping that the report does not have any more.
    ['chart=paid&chartBy=stage&chartStack=tier', groups, paidByYear],
  ])('of %s grouped by %s', (query, groupBy, choice) =>
    expect(readChartChoice(new URLSearchParams(query), groupBy)).toEqual(choice),
  );

  it('is written to the address and read again, beside what else stands there', () => {
    const written = writeChartChoice(new URLSearchParams('money=yi'), paidByYear);
    expect(readChartChoice(written, groups)).toEqual(paidByYear);
    expect(writeChartChoice(written, null).toString()).toBe('money=yi');
  });
});

describe('the chart of a report', () => {
  it('adds up over other groupings, stacks largest first, and leaves a year without rows empty', () => {
    const rows = [
      row({ projectId: 'a', year: 2023, fundingSource: 'municipal', paidFen: '10' }),
      row({ projectId: 'b', year: 2023, fundingSource: 'municipal', paidFen: '5' }),
      row({ projectId: 'a', year: 2025, fundingSource: 'bond', paidFen: '70' }),
      row({ projectId: 'a', year: 2025, fundingSource: null, paidFen: '900' }),
    ];
    expect(drawn(rows)).toEqual({
      categories: ['2023', '2024', '2025'],
      series: [
        ['bond', null, null, '70'],
        ['municipal', '15', null, null],
        ['未注明', null, null, '900'],
      ],
    });
  });

  it('tells what is not recorded from a zero', () => {
    const rows = [
      row({ year: 2023, fundingSource: 'bond', paidFen: '0' }),
      row({ year: 2024, fundingSource: 'bond', paidFen: null, completedFen: '5' }),
    ];
    expect(drawn(rows).series).toEqual([['bond', '0', null]]);
  });

  it('counts what a parent contains once, except where each project has its own bar', () => {
    const rows = [
      row({ projectId: 'p', projectName: '整体', year: 2024, paidFen: '100' }),
      row({
        projectId: 'c',
        projectName: '子项',
        year: 2024,
        paidFen: '30',
        paidInParentFen: '30',
      }),
      row({
        projectId: 'd',
        projectName: '另一子项',
        year: 2024,
        paidFen: '50',
        paidInParentFen: '20',
      }),
    ];
    expect(drawn(rows, { ...paidByYear, stack: null }).series).toEqual([['支付', '130']]);
    expect(drawn(rows, { measure: 'paid', axis: 'project', stack: null, form: 'bars' })).toEqual({
      categories: ['整体', '另一子项', '子项'],
      series: [['支付', '100', '50', '30']],
    });
  });

  it('gathers the smallest of many and keeps “not stated” apart', () => {
    const rows = [
      ...Array.from({ length: BARS_MAX + 5 }, (_, at) =>
        row({ projectId: String(at), projectName: `P${at}`, fundingSource: 'bond', paidFen: '1' }),
      ),
      row({ projectId: 'x', projectName: '大', fundingSource: null, paidFen: '9' }),
    ];
    const { categories, series } = drawn(rows, {
      measure: 'paid',
      axis: 'project',
      stack: 'source',
      form: 'bars',
    });
    expect(categories).toHaveLength(BARS_MAX);
    expect(categories[0]).toBe('大');
    expect(categories.at(-1)).toBe('其余 7 项');
    expect(series.at(-1)?.slice(0, 2)).toEqual(['未注明', '9']);
    expect(series[0]?.at(-1)).toBe('7');
  });

  it.each([
    ['quarter', ['2024-Q3', '2025-Q2'], ['2024-Q3', '2024-Q4', '2025-Q1', '2025-Q2']],
    ['month', ['2024-11', '2025-02'], ['2024-11', '2024-12', '2025-01', '2025-02']],
  ] as const)('has every %s between two', (axis, given, categories) => {
    const rows = given.map((time) => row({ [axis]: time, paidFen: '1' }));
    expect(drawn(rows, { measure: 'paid', axis, stack: null, form: 'bars' }).categories).toEqual(
      categories,
    );
  });
});
