import type { EChartsCoreOption } from 'echarts/core';
import { formatFen } from '../money/format-fen.js';
import { FEN_DIGITS } from '../money/money-unit.js';
import type { ChartDefinition } from './chart-definition.js';
import type { ChartLook } from './chart-look.js';

const ROW = 26;
const SCALE = 92;
const TEXT = 12;
const NAMES_SHARE = 0.36;
const NAMES_MAX = 200;

/** Returns the height of a heat map in pixels: a line for each row, and the scale below. */
export const heatHeight = ({ series }: ChartDefinition): number => series.length * ROW + SCALE;

/**
 * Returns a heat map as an option of ECharts: a row for each series, a column for each category.
 * Where nothing is recorded the field stays empty; an amount of zero has the palest colour.
 */
export function heatOption(definition: ChartDefinition, look: ChartLook): EChartsCoreOption {
  const { categories, series } = definition;
  const { colours, font, unitWord } = look;
  const fields = fieldsOf(definition, look);
  const values = fields.map(([, , value]) => value);
  const [min, max] = [Math.min(0, ...values), Math.max(0, ...values)];
  return {
    animation: !look.still,
    backgroundColor: colours.paper,
    textStyle: { fontFamily: font, fontSize: TEXT, color: colours.ink },
    grid: {
      left: 4,
      right: 24,
      top: 8,
      bottom: 52,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: tooltipOf(definition, look),
    visualMap: {
      type: 'continuous',
      orient: 'horizontal',
      left: 0,
      bottom: 0,
      itemWidth: 14,
      itemHeight: 160,
      min,
      max,
      inRange: { color: [colours.palest, colours.series[0]] },
      text: [`${max.toLocaleString('en-US')} ${unitWord}`, min.toLocaleString('en-US')],
      textStyle: { color: colours.ink },
    },
    xAxis: {
      type: 'category',
      data: [...categories],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.axis } },
      axisLabel: { color: colours.ink, hideOverlap: true },
      splitArea: { show: false },
    },
    yAxis: {
      type: 'category',
      data: series.map(({ name }) => name),
      inverse: true,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.axis } },
      axisLabel: {
        color: colours.ink,
        interval: 0,
        width: Math.min(NAMES_MAX, look.width * NAMES_SHARE),
        overflow: 'truncate',
      },
    },
    series: [
      {
        type: 'heatmap',
        data: fields,
        itemStyle: { borderColor: colours.paper, borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: colours.ink } },
      },
    ],
  };
}

/** A field of the map: column, row, and amount in the unit of the page. */
type Field = [column: number, row: number, value: number];

const fieldsOf = ({ series }: ChartDefinition, { unit }: ChartLook): Field[] =>
  series.flatMap(({ fen }, row) =>
    fen.flatMap((one, column): Field[] =>
      one === null ? [] : [[column, row, Number(one) / 10 ** FEN_DIGITS[unit]]],
    ),
  );

function tooltipOf({ categories, series }: ChartDefinition, look: ChartLook) {
  const { colours, unit, unitWord } = look;
  return {
    trigger: 'item' as const,
    renderMode: 'richText' as const,
    confine: true,
    backgroundColor: colours.paper,
    borderColor: colours.axis,
    textStyle: { color: colours.ink, fontSize: TEXT },
    formatter: (shown: unknown) => {
      const [column, row] = (shown as { value: Field }).value;
      const fen = series[row]?.fen[column] ?? null;
      return [
        `${series[row]?.name ?? ''}  ${categories[column] ?? ''}`,
        fen === null ? look.noneWord : `${formatFen(fen, unit).text} ${unitWord}`,
      ].join('\n');
    },
  };
}
