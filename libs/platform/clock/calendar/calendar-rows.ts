import { Problem } from '../../problem/problem.js';
import type { Day } from '#values';
import type { Tx } from '../../database/database.js';
import { type CalendarDayKind, WorkingCalendar } from './working-calendar.js';

/** A day that differs from an ordinary week. */
export interface CalendarDay {
  on: Day;
  kind: CalendarDayKind;
  name: string;
}

/** The newest version of a calendar year. */
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
 * Loads the current calendar with a single query, because every batch of evaluated projects needs
 * it. A year without special days is one row without a day.
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

/** Known years, newest first, without their days; `before` is the last one of the page before. */
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

/** One year with its days; null when the year is not known. */
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
 * Stores a year, or its next version, with all of its days.
 * @throws Problem EDIT_STALE when somebody else has stored that version meanwhile.
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
