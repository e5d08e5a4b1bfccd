import { refuseField, type Problem } from '../../problem/problem.js';
import { weekdayOf } from '#values';
import type { CalendarDay } from './calendar-rows.js';

/**
 * Checks the special days of a year: no days of another year, no day twice, and no make-up day that
 * is a working day anyway. Returns the problem, or null when there is none.
 */
export function yearProblem(year: number, days: readonly CalendarDay[]): Problem | null {
  const seen = new Set<string>();
  for (const [at, { on, kind }] of days.entries()) {
    const path = `days.${at}.on`;
    if (!on.startsWith(`${year}-`))
      return refuseField('CALENDAR_DAY_OF_OTHER_YEAR', path, { day: on, year }, `${year}-MM-DD`);
    if (seen.has(on)) return refuseField('CALENDAR_DAY_TWICE', path, { day: on });
    if (kind === 'make-up' && weekdayOf(on) <= 5)
      return refuseField('MAKE_UP_DAY_NOT_WEEKEND', path, { day: on });
    seen.add(on);
  }
  return null;
}
