import { Problem } from '../problem/problem.js';
import type { Day } from '#values';
import type { Tx } from '../database/database.js';
import { type CalendarDayKind, WorkingCalendar } from './working-calendar.js';

/** A special day: a public holiday, or a weekend day that is a working day (调休, make-up day). */
export interface CalendarDay {
  on: Day;
  kind: CalendarDayKind;
  name: string;
}

/**
 * The announced holidays and make-up days (working days on a weekend) of a year. `version` rises by
 * 1 with each correction of the year.
 */
export interface CalendarYear {
  year: number;
  version: number;
  source: string;
  recordedBy: string;
  recordedAt: Date;
  days: CalendarDay[];
}

const NEWEST = 'SELECT year, max(version) AS version FROM calendar_years GROUP BY year';

/**
 * Loads the newest version of all years. Uses a single query, because the calendar is loaded for
 * every batch of projects whose alert rules are evaluated. A year without special days yields one
 * row without a day.
 */
export async function loadCalendar(tx: Tx): Promise<WorkingCalendar> {
  const rows = await tx.query<{ year: number; on: Day | null; kind: CalendarDayKind | null }[]>(
    `SELECT year, day AS "on", kind FROM (${NEWEST}) newest LEFT JOIN calendar_days USING (year, version)`,
  );
  return new WorkingCalendar(
    new Set(rows.map(({ year }) => year)),
    new Map(rows.flatMap(({ on, kind }) => (on && kind ? [[on, kind] as const] : []))),
  );
}

/**
 * Lists the years whose holidays are known, newest first, without their days. For the next page,
 * `before` is the last year of the previous page.
 */
export const calendarYears = (
  tx: Tx,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<Omit<CalendarYear, 'days'>[]> =>
  tx.query<Omit<CalendarYear, 'days'>[]>(
    `SELECT year, version, source, recorded_by AS "recordedBy", recorded_at AS "recordedAt"
      FROM calendar_years JOIN (${NEWEST}) newest USING (year, version)
    WHERE $2::integer IS NULL OR year < $2 ORDER BY year DESC LIMIT $1`,
    [limit, before ?? null],
  );

/** Returns the newest version of a year with its special days; null when the year is not known. */
export async function calendarYear(tx: Tx, year: number): Promise<CalendarYear | null> {
  const [known] = await tx.query<Omit<CalendarYear, 'days'>[]>(
    'SELECT year, version, source, recorded_by AS "recordedBy", recorded_at AS "recordedAt" FROM calendar_years WHERE year = $1 ORDER BY version DESC LIMIT 1',
    [year],
  );
  if (!known) return null;
  const days = await tx.query<CalendarDay[]>(
    'SELECT day AS "on", kind, name FROM calendar_days WHERE year = $1 AND version = $2 ORDER BY day',
    [year, known.version],
  );
  return { ...known, days };
}

/**
 * Stores a new version of a year's calendar with all special days of the year.
 * @throws Problem EDIT_STALE when another user has meanwhile stored a version with the same number.
 */
export async function addCalendarYear(
  tx: Tx,
  { year, version, source, recordedBy, days }: Omit<CalendarYear, 'recordedAt'>,
): Promise<void> {
  const added = await tx.query<object[]>(
    'INSERT INTO calendar_years (year, version, source, recorded_by) VALUES ($1, $2, $3, $4) ON CONFLICT (year, version) DO NOTHING RETURNING 1 AS added',
    [year, version, source, recordedBy],
  );
  if (added.length === 0) throw new Problem('EDIT_STALE');
  await tx.query(
    `INSERT INTO calendar_days (year, version, day, kind, name)
     SELECT $1, $2, "on", kind, name FROM jsonb_to_recordset($3::jsonb) AS announced ("on" date, kind text, name text)`,
    [year, version, JSON.stringify(days)],
  );
}
