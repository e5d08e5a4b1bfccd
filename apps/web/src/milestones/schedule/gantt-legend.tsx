import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Shaped } from './gantt-mark.js';

const SHAPES = ['baseline', 'forecast', 'critical', 'met', 'unverified'] as const;
const LINKS = ['plain', 'critical', 'broken'] as const;

/** Says what the marks and lines of the chart mean. */
export function GanttLegend() {
  const { t } = useTranslation();
  return (
    <ul className="gantt-legend">
      {SHAPES.map((shape) => (
        <Entry key={shape} words={t(`schedule.legend.${shape}`)}>
          <g transform="translate(14 13)">
            <Shaped shape={shape} />
          </g>
        </Entry>
      ))}
      {LINKS.map((kind) => (
        <Entry key={kind} words={t(`schedule.legendLink.${kind}`)}>
          <path className={`gantt-link ${kind}`} d="M1 13H20" />
          <path className={`gantt-arrow ${kind}`} d="M20 9L28 13L20 17Z" />
        </Entry>
      ))}
      <Entry words={t('schedule.legendToday')}>
        <line className="gantt-today" x1={14} x2={14} y1={1} y2={25} />
      </Entry>
    </ul>
  );
}

function Entry({ words, children }: { words: string; children: ReactNode }) {
  return (
    <li>
      <svg width={28} height={26} aria-hidden>
        {children}
      </svg>
      {words}
    </li>
  );
}
