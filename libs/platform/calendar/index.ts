export {
  addCalendarYear,
  calendarYear,
  calendarYears,
  type CalendarDay,
  type CalendarYear,
  loadCalendar,
} from './calendar-rows.js';
export { CALENDAR_YEARS_SQL } from './exported-sql.js';
export { type CalendarDayKind, type DayKind, WorkingCalendar } from './working-calendar.js';
