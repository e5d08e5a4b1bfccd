import { describe, expect, it } from '@jest/globals';
import { chartColours, FONT_OF_TEXT } from '../style/tokens.js';
import { type ChartDefinition, runningTotals } from './chart-definition.js';
import type { ChartLook } from './chart-look.js';
import { chartHeight, chartOption } from './chart-options.js';

const LOOK: ChartLook = {
  unit: 'wan',
  unitWord: '万元',
  noneWord: '无记录',
  colours: chartColours('light'),
  font: FONT_OF_TEXT,
  width: 800,
  still: true,
};
const BARS: ChartDefinition = {
  kind: 'bars',
  axis: '年度',
  categories: ['2023', '2024', '2025'],
  series: [
    { key: 'bond', name: '债券', fen: ['0', null, '1234500'] },
    { key: 'own', name: '自筹', fen: ['1000000', null, null] },
  ],
};

describe('running totals', () => {
  it.each([
    [
      [null, 1n, null, 2n, null],
      [null, 1n, 1n, 3n, null],
    ],
    [
      [0n, null],
      [0n, null],
    ],
    [
      [null, null],
      [null, null],
    ],
    [
      [5n, -5n],
      [5n, 0n],
    ],
  ])('of %s', (amounts, totals) => expect(runningTotals(amounts)).toEqual(totals));
});

describe('a drawn chart', () => {
  it('has gaps, never zeros, where nothing is recorded', () => {
    const { series } = chartOption(BARS, LOOK) as { series: { data: unknown[] }[] };
    expect(series.map(({ data }) => data)).toEqual([
      [0, '-', 1.2345],
      [1, '-', '-'],
    ]);
  });

  it('says at the axis of bars where nothing is recorded', () => {
    const { xAxis } = chartOption(BARS, LOOK) as {
      xAxis: { axisLabel: { formatter: (name: string, at: number) => string } };
    };
    expect(BARS.categories.map((name, at) => xAxis.axisLabel.formatter(name, at))).toEqual([
      '2023',
      '2024\n(无记录)',
      '2025',
    ]);
  });

  it('tells exact amounts of a category, and of lines also what is not recorded', () => {
    const told = (definition: ChartDefinition, dataIndex: number): string => {
      const { tooltip } = chartOption(definition, LOOK) as {
        tooltip: { formatter: (shown: unknown) => string };
      };
      return tooltip.formatter([{ dataIndex }]);
    };
    expect(told(BARS, 0)).toBe('2023\n● 债券  0.00 万元\n■ 自筹  1.00 万元');
    expect(told({ ...BARS, kind: 'lines' }, 1)).toBe('2024\n● 债券  无记录\n■ 自筹  无记录');
  });

  it('moves only for whoever wants movement', () => {
    const moves = (still: boolean) =>
      (chartOption(BARS, { ...LOOK, still }) as { animation: boolean }).animation;
    expect([moves(true), moves(false)]).toEqual([false, true]);
  });

  it('is higher where the names of its series need more lines', () => {
    const many = {
      ...BARS,
      series: Array.from({ length: 8 }, (_, at) => ({
        key: String(at),
        name: `地方政府专项债券${at}`,
        fen: [null, null, null],
      })),
    };
    expect(chartHeight(many, 320)).toBeGreaterThan(chartHeight(many, 1200));
  });
});

describe('a heat map', () => {
  const heat: ChartDefinition = { ...BARS, kind: 'heat' };
  const option = chartOption(heat, LOOK) as {
    series: { data: unknown[] }[];
    tooltip: { formatter: (shown: unknown) => string };
    visualMap: { min: number; max: number };
  };

  it('has no field where nothing is recorded, and one for a zero', () => {
    expect(option.series[0]?.data).toEqual([
      [0, 0, 0],
      [2, 0, 1.2345],
      [0, 1, 1],
    ]);
    expect([option.visualMap.min, option.visualMap.max]).toEqual([0, 1.2345]);
  });

  it('tells the exact amount of a field', () =>
    expect(option.tooltip.formatter({ value: [2, 0, 1.2345] })).toBe('债券  2025\n1.23 万元'));
});
