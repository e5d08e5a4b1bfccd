import type { EChartsCoreOption } from 'echarts/core';
import { formatFen } from '../money/format-fen.js';
import { FEN_DIGITS, type MoneyUnit } from '../money/money-unit.js';
import type { ChartDefinition, ChartSeries } from './chart-definition.js';
import type { ChartLook } from './chart-look.js';
import { heatHeight, heatOption } from './heat-option.js';

const TEXT = 12;
const TEXT_LINE = 16;
const LEGEND_LINE = 24;
const LEGEND_GAP = 12;
const LEGEND_ICON = 30;
const LINES_HEIGHT = 280;
const BAR_WIDTH_MAX = 36;
const SIDEWAYS_BAR = 30;
const HEADROOM = 34;
const NAMES_SHARE = 0.36;
const NAMES_MAX = 200;
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const;
const MARKS = ['●', '■', '▲', '◆'] as const;

/** Estimated width of a text in pixels: Chinese characters are as wide as they are high. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u02ff' ? TEXT : TEXT * 0.58), 0);

/** Returns how many lines the names of the series need below the chart. */
function legendLines(series: readonly ChartSeries[], width: number): number {
  let [lines, used] = [1, 0];
  for (const { name } of series) {
    const needs = widthOf(name) + LEGEND_ICON + LEGEND_GAP;
    if (used > 0 && used + needs > width) [lines, used] = [lines + 1, 0];
    used += needs;
  }
  return lines;
}

/** Returns the height of a chart in pixels. */
export function chartHeight(definition: ChartDefinition, width: number): number {
  if (definition.kind === 'heat') return heatHeight(definition);
  const legend = legendLines(definition.series, width) * LEGEND_LINE;
  const body = definition.sideways
    ? definition.categories.length * SIDEWAYS_BAR + HEADROOM + TEXT_LINE
    : LINES_HEIGHT;
  return body + legend;
}

/** Returns an amount in fen as a number in a unit, for drawing only; null stays null. */
export const drawnValue = (fen: string | null, unit: MoneyUnit): number | null =>
  fen === null ? null : Number(fen) / 10 ** FEN_DIGITS[unit];

/**
 * Returns a definition as an option of ECharts. Unknown amounts are gaps; a category of bars
 * without any amount says so at the axis.
 */
export function chartOption(definition: ChartDefinition, look: ChartLook): EChartsCoreOption {
  if (definition.kind === 'heat') return heatOption(definition, look);
  const { colours, font, width } = look;
  const { sideways = false } = definition;
  const amounts = amountAxis(look, sideways);
  const names = categoryAxis(definition, look);
  return {
    animation: !look.still,
    animationDuration: 300,
    backgroundColor: colours.paper,
    textStyle: { fontFamily: font, fontSize: TEXT, color: colours.ink },
    // Patterns tell bars apart for whoever cannot tell the colours; the page names the chart itself.
    aria: {
      enabled: true,
      label: { enabled: false },
      decal: { show: definition.kind === 'bars' && definition.series.length > 1 },
    },
    grid: {
      left: 4,
      right: 12,
      top: sideways ? TEXT_LINE : HEADROOM,
      bottom: legendLines(definition.series, width) * LEGEND_LINE + 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    legend: {
      bottom: 0,
      left: 0,
      width: '100%',
      itemGap: LEGEND_GAP,
      textStyle: { color: colours.ink, fontSize: TEXT },
      inactiveColor: colours.soft,
    },
    tooltip: tooltipOf(definition, look),
    xAxis: sideways ? amounts : names,
    yAxis: sideways ? names : amounts,
    series: definition.series.map((one, at) => seriesOption(definition, one, at, look)),
  };
}

const amountAxis = ({ unitWord, colours }: ChartLook, sideways: boolean) => ({
  type: 'value' as const,
  name: unitWord,
  nameLocation: sideways ? ('start' as const) : ('end' as const),
  nameTextStyle: sideways
    ? { color: colours.soft, align: 'right' as const, verticalAlign: 'bottom' as const }
    : { color: colours.soft, align: 'left' as const },
  ...(sideways ? { position: 'top' as const, nameGap: 8 } : {}),
  axisLabel: {
    color: colours.soft,
    hideOverlap: true,
    formatter: (value: number) => value.toLocaleString('en-US'),
  },
  splitLine: { lineStyle: { color: colours.line } },
});

function categoryAxis(definition: ChartDefinition, { colours, width, noneWord }: ChartLook) {
  const { categories, series, kind, sideways = false } = definition;
  const isBlank = (at: number): boolean => series.every(({ fen }) => fen[at] === null);
  return {
    type: 'category' as const,
    data: [...categories],
    inverse: sideways,
    boundaryGap: kind === 'bars',
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colours.axis } },
    axisLabel: {
      color: colours.ink,
      hideOverlap: true,
      lineHeight: TEXT_LINE,
      ...(sideways
        ? {
            width: Math.min(NAMES_MAX, width * NAMES_SHARE),
            overflow: 'truncate' as const,
            interval: 0,
          }
        : {}),
      formatter: (name: string, at: number) =>
        kind === 'bars' && isBlank(at) ? `${name}${sideways ? ' ' : '\n'}(${noneWord})` : name,
    },
  };
}

function tooltipOf({ categories, series, kind }: ChartDefinition, look: ChartLook) {
  const { colours, unit, unitWord, noneWord } = look;
  const amount = (fen: string | null): string =>
    fen === null ? noneWord : `${formatFen(fen, unit).text} ${unitWord}`;
  return {
    trigger: 'axis' as const,
    // Drawn as text inside the picture: no markup is made of names that people typed.
    renderMode: 'richText' as const,
    confine: true,
    axisPointer: { type: kind === 'bars' ? ('shadow' as const) : ('line' as const) },
    backgroundColor: colours.paper,
    borderColor: colours.axis,
    textStyle: { color: colours.ink, fontSize: TEXT },
    formatter: (shown: unknown) => {
      const [{ dataIndex = 0 } = {}] = shown as { dataIndex?: number }[];
      return [
        categories[dataIndex] ?? '',
        ...series
          .map((one, at) => ({ ...one, mark: MARKS[at % MARKS.length] ?? '' }))
          .filter(({ fen }) => kind === 'lines' || fen[dataIndex] !== null)
          .map(({ mark, name, fen }) => `${mark} ${name}  ${amount(fen[dataIndex] ?? null)}`),
      ].join('\n');
    },
  };
}

function seriesOption(
  { kind }: ChartDefinition,
  { name, fen, look: lineLook = 'fact', grey = false }: ChartSeries,
  at: number,
  { unit, colours }: ChartLook,
) {
  const colour = grey ? colours.grey : colours.series[at % colours.series.length];
  const data = fen.map((one) => drawnValue(one, unit) ?? '-');
  if (kind === 'bars')
    return {
      type: 'bar' as const,
      name,
      data,
      stack: 'all',
      barMaxWidth: BAR_WIDTH_MAX,
      color: colour,
      itemStyle: { borderColor: colours.paper, borderWidth: 1 },
    };
  return {
    type: 'line' as const,
    name,
    data,
    color: colour,
    connectNulls: false,
    symbol: SYMBOLS[at % SYMBOLS.length],
    symbolSize: lineLook === 'plan' ? 4 : 6,
    showAllSymbol: true,
    lineStyle: { width: 2, type: lineLook === 'plan' ? ('dashed' as const) : ('solid' as const) },
  };
}
