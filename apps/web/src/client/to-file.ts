import type { BoardRow } from './returns.js';

/** Returns the month before the one of a day, as YYYY-MM: the one whose returns are due now. */
export function lastMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

/** Counts the returns of a month that nobody has submitted yet, or that came back. */
export const toFileOf = (rows: readonly Pick<BoardRow, 'months'>[], month: string): number =>
  rows
    .flatMap(({ months }) => months.filter((one) => one.month === month))
    .reduce((sum, { counts }) => sum + counts.notBegun + counts.draft + counts.returned, 0);
