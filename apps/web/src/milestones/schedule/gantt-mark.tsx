import { useTranslation } from 'react-i18next';
import type { Scheduled } from '../../client/milestones.js';
import { MARK, type Scale } from './gantt-scale.js';

const diamond = (size: number): string => `M0 ${-size}L${size} 0L0 ${size}L${-size} 0Z`;

/** The shape of a day: forecast, met, not confirmed, or the baseline. */
export type Shape = 'forecast' | 'critical' | 'met' | 'unverified' | 'baseline';

/** Draws the mark of a day around the origin; shapes differ, not colours alone. */
export function Shaped({ shape }: { shape: Shape }) {
  if (shape === 'baseline') return <path className="gantt-baseline" d={diamond(MARK - 1)} />;
  if (shape === 'unverified') return <path className="gantt-unverified" d={diamond(MARK)} />;
  if (shape === 'met')
    return (
      <>
        <circle className="gantt-met" r={MARK} />
        <path className="gantt-tick-mark" d="M-3 0L-1 3L3.5 -2.5" />
      </>
    );
  return (
    <>
      {shape === 'critical' && <path className="gantt-ring" d={diamond(MARK + 4)} />}
      <path
        className={shape === 'critical' ? 'gantt-critical' : 'gantt-forecast'}
        d={diamond(MARK)}
      />
    </>
  );
}

/** Draws the days of one milestone: baseline, and forecast or actual day, joined where they differ. */
export function Mark({ milestone, scale, y }: { milestone: Scheduled; scale: Scale; y: number }) {
  const { t } = useTranslation();
  const { name, baselineOn, forecastOn, actualOn, derived, critical } = milestone;
  const on = actualOn ?? forecastOn;
  const shape: Shape =
    actualOn !== null ? 'met' : derived ? 'unverified' : critical ? 'critical' : 'forecast';
  const [base, at] = [scale.x(baselineOn), scale.x(on)];
  return (
    <g>
      <title>
        {t(actualOn === null ? 'schedule.markForecast' : 'schedule.markMet', {
          name,
          baseline: baselineOn,
          day: on,
        })}
      </title>
      {on !== baselineOn && (
        <>
          <line className="gantt-slip" x1={base} x2={at} y1={y} y2={y} />
          <g transform={`translate(${base} ${y})`}>
            <Shaped shape="baseline" />
          </g>
        </>
      )}
      <g transform={`translate(${at} ${y})`}>
        <Shaped shape={shape} />
      </g>
    </g>
  );
}
