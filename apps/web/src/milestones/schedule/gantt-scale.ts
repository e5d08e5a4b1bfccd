import { addDays, daysBetween } from '../../ui/day/city-day.js';

/** The days that the chart shows, and where they lie in it. */
export interface Scale {
  from: string;
  to: string;
  /** Returns the distance of a day from the left edge of the plot, in pixels. */
  x: (day: string) => number;
  width: number;
}

/** The days of a milestone that the chart draws. */
export interface DrawnDays {
  baselineOn: string;
  forecastOn: string;
  actualOn: string | null;
}

/** Pixels that a month has at least, so that a long project scrolls and stays readable. */
const MONTH_WIDTH = 14;
const MONTH_DAYS = 30.4;
/** Least width of a label on the axis, in pixels. */
const LABEL_WIDTH = 64;
/** Months between two lines of the axis. */
const STEPS = [1, 3, 6, 12, 24, 60, 120] as const;

/**
 * Returns a scale that shows all days of the milestones and today, with room at both ends.
 * @param room width that is free for the plot, in pixels
 */
export function scaleOf(milestones: readonly DrawnDays[], today: string, room: number): Scale {
  const days = milestones
    .flatMap(({ baselineOn, forecastOn, actualOn }) => [baselineOn, actualOn ?? forecastOn])
    .concat(today)
    .toSorted();
  const [first = today, last = today] = [days[0], days.at(-1)];
  const pad = Math.max(10, Math.ceil(daysBetween(first, last) * 0.04));
  const from = addDays(first, -pad);
  const to = addDays(last, pad);
  const span = daysBetween(from, to);
  const width = Math.round(Math.max(room, (span / MONTH_DAYS) * MONTH_WIDTH));
  return { from, to, width, x: (day) => (daysBetween(from, day) / span) * width };
}

/** A line of the axis at the first day of a month. */
export interface Tick {
  day: string;
  /** `2027-01`, or `2027` where the axis shows years alone. */
  label: string;
}

/** Returns the lines of the axis, as close as their labels allow. */
export function ticksOf({ from, to, x }: Pick<Scale, 'from' | 'to' | 'x'>): Tick[] {
  const monthWidth = x(addDays(from, 365)) / 12;
  const step = STEPS.find((months) => months * monthWidth >= LABEL_WIDTH) ?? 120;
  // A year alone is half as wide as a month.
  const room = step % 12 === 0 ? LABEL_WIDTH / 2 : LABEL_WIDTH * 0.75;
  const ticks: Tick[] = [];
  const [startYear = 0, startMonth = 1] = from.split('-').map(Number);
  let months = Math.ceil((startYear * 12 + startMonth - 1) / step) * step;
  for (; ; months += step) {
    const year = Math.floor(months / 12);
    const label = `${year}-${String((months % 12) + 1).padStart(2, '0')}`;
    if (`${label}-01` > to) return ticks;
    const fits = x(`${label}-01`) + room <= x(to);
    if (`${label}-01` >= from && fits)
      ticks.push({ day: `${label}-01`, label: step % 12 === 0 ? String(year) : label });
  }
}

/** Half the size of a mark, in pixels. */
export const MARK = 7;

/**
 * Returns the path of an arrow from the mark of a predecessor to that of a milestone: sideways in
 * the row of the predecessor, then up or down to the milestone.
 */
export function arrowPath(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const down = to.y > from.y;
  const end = down ? to.y - MARK - 2 : to.y + MARK + 2;
  // Between marks below each other there is no room to go sideways.
  const start =
    Math.abs(to.x - from.x) <= MARK
      ? { x: to.x, y: from.y + (down ? MARK : -MARK) }
      : { x: from.x + (to.x > from.x ? MARK : -MARK), y: from.y };
  const round = (place: number): number => Math.round(place * 10) / 10;
  return `M${round(start.x)} ${round(start.y)}H${round(to.x)}V${round(end)}`;
}
