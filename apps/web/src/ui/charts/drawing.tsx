import type { EChartsType } from 'echarts/core';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../language/use-language.js';
import type { MoneyUnit } from '../money/money-unit.js';
import { useShade } from '../style/theme.js';
import { chartColours, FONT_OF_TEXT } from '../style/tokens.js';
import { useMedia } from '../use-media.js';
import type { ChartDefinition } from './chart-definition.js';
import type { ChartLook } from './chart-look.js';
import { chartHeight, chartOption } from './chart-options.js';
import type { ChartPicture } from './save-picture.js';
import type { useChartCode } from './use-chart-code.js';

type Init = NonNullable<ReturnType<typeof useChartCode>['data']>['init'];

/**
 * Draws a chart as SVG in the width of its place, in the colours of the theme. `onDrawn` is given a
 * function that returns what is drawn.
 */
export function Drawing({
  init,
  definition,
  unit,
  label,
  onDrawn,
}: {
  init: Init;
  definition: ChartDefinition;
  unit: MoneyUnit;
  /** What the picture shows, for screen readers. */
  label: string;
  onDrawn: (picture: () => ChartPicture) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const look = useLook(unit, width);
  const height = chartHeight(definition, width);
  const chart = useRef<EChartsType>(null);
  useLayoutEffect(() => {
    if (width === 0 || !place.current) return;
    chart.current ??= init(place.current, null, { renderer: 'svg', width, height });
    const drawn = chart.current;
    drawn.resize({ width, height });
    drawn.setOption(chartOption(definition, look), { notMerge: true });
    // Lets the style sheet make the picture smaller than it was drawn, on paper.
    place.current.querySelector('svg')?.setAttribute('viewBox', `0 0 ${width} ${height}`);
    onDrawn(() => ({ svg: drawn.renderToSVGString(), width, height }));
  });
  useLayoutEffect(
    () => () => {
      chart.current?.dispose();
      chart.current = null;
    },
    [],
  );
  return (
    <div ref={place} className="chart-drawing" role="img" aria-label={label} style={{ height }} />
  );
}

function useLook(unit: MoneyUnit, width: number): ChartLook {
  const { t } = useTranslation();
  const unitWord = useWord()('moneyUnit', unit);
  return {
    unit,
    unitWord,
    width,
    noneWord: t('app.notRecorded'),
    colours: chartColours(useShade()),
    // Double quotes would end the attribute in which a saved picture names the font.
    font: FONT_OF_TEXT.replaceAll('"', "'"),
    still: useMedia('(prefers-reduced-motion: reduce)'),
  };
}

/** Returns the width of an element in whole pixels, also after it changed; 0 until it is known. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!element.current) return;
    const watch = new ResizeObserver(([seen]) => {
      if (seen && seen.contentRect.width > 0) setWidth(Math.floor(seen.contentRect.width));
    });
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [element]);
  return width;
}
