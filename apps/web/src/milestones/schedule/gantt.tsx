import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scheduled } from '../../client/milestones.js';
import { SaveButtons } from '../../ui/charts/save-buttons.js';
import { cityToday } from '../../ui/day/city-day.js';
import { useMedia } from '../../ui/use-media.js';
import { GanttLegend } from './gantt-legend.js';
import { Mark } from './gantt-mark.js';
import { ganttPicture } from './gantt-picture.js';
import { arrowPath, type Scale, scaleOf, ticksOf } from './gantt-scale.js';
import { useFloatWords } from './use-float-words.js';

const ROW = 40;
const HEAD = 34;
/** Width of the names, in pixels: beside the plot on a desk, and on a phone. */
const NAMES = { desk: 220, phone: 116 };
/** Least width of the plot, in pixels; on a phone it is reached by scrolling sideways. */
const PLOT_MIN = 440;

const expectedOn = ({ actualOn, forecastOn }: Scheduled): string => actualOn ?? forecastOn;
const rowY = (row: number): number => HEAD + row * ROW + ROW / 2;

/**
 * Shows the milestones of a project as a Gantt chart: baseline, forecast and actual days, what waits
 * for what, the critical path, and today. The table beside it says the same in words.
 */
export function Gantt({ items }: { items: readonly Scheduled[] }) {
  const { t } = useTranslation();
  const figure = useRef<HTMLElement>(null);
  const [room, setRoom] = useState(0);
  const names = useMedia('(max-width: 700px)') ? NAMES.phone : NAMES.desk;
  const title = useId();
  const today = cityToday();
  const scale = scaleOf(items, today, Math.max(PLOT_MIN, room - names - 2));
  const width = names + scale.width;
  const height = HEAD + items.length * ROW + 4;
  const measure = (frame: HTMLDivElement | null): (() => void) | undefined => {
    if (!frame) return undefined;
    const observer = new ResizeObserver(() => setRoom(frame.clientWidth));
    observer.observe(frame);
    return () => observer.disconnect();
  };
  return (
    <figure className="gantt" aria-labelledby={title} ref={figure}>
      <div className="gantt-frame" role="region" aria-labelledby={title} tabIndex={0} ref={measure}>
        <div className="gantt-sheet">
          <svg
            className="gantt-chart"
            role="img"
            aria-label={t('schedule.chartSays', {
              count: items.length,
              critical: items.filter(({ critical }) => critical).length,
            })}
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
          >
            <Rows items={items} names={names} width={width} />
            <g transform={`translate(${names} 0)`}>
              <Axis scale={scale} height={height} />
              <Today scale={scale} today={today} height={height} />
              <Links items={items} scale={scale} />
              {items.map((one, row) => (
                <Mark key={one.id} milestone={one} scale={scale} y={rowY(row)} />
              ))}
            </g>
          </svg>
          <Names items={items} width={names} />
        </div>
      </div>
      <figcaption>
        <span id={title} className="offscreen">
          {t('schedule.chart')}
        </span>
        <GanttLegend />
        <div className="gantt-foot">
          <SaveButtons
            title={`${t('schedule.title')} ${today}`}
            picture={() => (figure.current ? ganttPicture(figure.current) : null)}
          />
        </div>
      </figcaption>
    </figure>
  );
}

/** The names at the left, which stay visible while the plot is scrolled sideways. */
function Names({ items, width }: { items: readonly Scheduled[]; width: number }) {
  const { t } = useTranslation();
  const floatWords = useFloatWords();
  return (
    <div className="gantt-names" aria-hidden style={{ width, paddingTop: HEAD }}>
      {items.map((one) => (
        <div key={one.id} className="gantt-name" style={{ height: ROW }} title={one.name}>
          <span className={one.critical ? 'gantt-critical-name' : undefined}>{one.name}</span>
          <span className="soft small">
            {one.critical ? `${t('schedule.criticalShort')} · ` : ''}
            {one.critical || one.floatDays === null
              ? floatWords(one)
              : t('schedule.floatIs', { words: floatWords(one) })}
          </span>
        </div>
      ))}
    </div>
  );
}

/** Bands of the rows, and the names as they are printed. */
function Rows({
  items,
  names,
  width,
}: {
  items: readonly Scheduled[];
  names: number;
  width: number;
}) {
  return (
    <g>
      {items.map(({ id, name, critical }, row) => (
        <g key={id}>
          <line
            className="gantt-line"
            x1={0}
            x2={width}
            y1={HEAD + row * ROW}
            y2={HEAD + row * ROW}
          />
          <text
            className={critical ? 'gantt-printed critical' : 'gantt-printed'}
            x={4}
            y={rowY(row) + 4}
          >
            {cut(name, names / 13)}
          </text>
        </g>
      ))}
    </g>
  );
}

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, Math.floor(length) - 1)}…`;

function Axis({ scale, height }: { scale: Scale; height: number }) {
  return (
    <g>
      {ticksOf(scale).map(({ day, label }) => (
        <g key={day} transform={`translate(${scale.x(day)} 0)`}>
          <line className="gantt-line" y1={HEAD - 6} y2={height} />
          <text className="gantt-tick" x={3} y={HEAD - 8}>
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

function Today({ scale, today, height }: { scale: Scale; today: string; height: number }) {
  const { t } = useTranslation();
  const x = scale.x(today);
  const left = x > scale.width - 110;
  return (
    <g transform={`translate(${x} 0)`}>
      <line className="gantt-today" y1={4} y2={height} />
      <text
        className="gantt-today-text"
        x={left ? -4 : 4}
        y={12}
        textAnchor={left ? 'end' : 'start'}
      >
        {t('schedule.today', { day: today })}
      </text>
    </g>
  );
}

function Links({ items, scale }: { items: readonly Scheduled[]; scale: Scale }) {
  const id = useId();
  const rows = new Map(items.map((one, row) => [one.id, { one, row }]));
  const place = ({ one, row }: { one: Scheduled; row: number }) => ({
    x: scale.x(expectedOn(one)),
    y: rowY(row),
  });
  const drawn = items.flatMap((one, row) =>
    one.predecessors.flatMap(({ milestoneId, shortDays }) => {
      const predecessor = rows.get(milestoneId);
      if (!predecessor) return [];
      const kind =
        shortDays !== null && shortDays > 0
          ? 'broken'
          : one.critical && predecessor.one.critical
            ? 'critical'
            : 'plain';
      const path = arrowPath(place(predecessor), place({ one, row }));
      return [{ key: `${milestoneId} ${one.id}`, path, kind }];
    }),
  );
  return (
    <g>
      <defs>
        {(['plain', 'critical', 'broken'] as const).map((kind) => (
          <marker
            key={kind}
            id={`${id}-${kind}`}
            viewBox="0 0 8 8"
            refX={7}
            refY={4}
            markerWidth={7}
            markerHeight={7}
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path className={`gantt-arrow ${kind}`} d="M0 0L8 4L0 8Z" />
          </marker>
        ))}
      </defs>
      {drawn.map(({ key, path, kind }) => (
        <path
          key={key}
          className={`gantt-link ${kind}`}
          d={path}
          markerEnd={`url(#${id}-${kind})`}
        />
      ))}
    </g>
  );
}
