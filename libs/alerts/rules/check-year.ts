import type { CalendarDay } from '#platform/calendar';
import { type Problem, refuseField } from '#platform/problem';
import { weekdayOf } from '#values';

/**
 * Checks the special days of a year. Returns a problem when a day belongs to another year, occurs
 * twice, or is a make-up day from Monday to Friday, which is a working day anyway. Returns null
 * when all days are valid.
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
