import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import {
  addCalendarYear,
  type CalendarDay,
  type CalendarYear,
  calendarYear,
} from '#platform/calendar';
import {
  type Database,
  once,
  type RepeatableRequest,
  type Tx,
  withPrivileges,
} from '#platform/database';
import { Problem } from '#platform/problem';
import { yearProblem } from '../rules/check-year.js';

/**
 * The working calendar of a year as officially announced: its public holidays and the weekend days
 * that are worked instead. `source` names the official document.
 */
export interface Announcement {
  source: string;
  days: readonly CalendarDay[];
}

interface AnnounceYearInput {
  year: number;
  announced: Announcement;
  request: RepeatableRequest | null;
}

/**
 * Adds a year to the working calendar (public holidays and worked weekend days).
 * @throws Problem FORBIDDEN, CALENDAR_YEAR_KNOWN, IDEMPOTENCY_KEY_REUSED, and those of
 * `yearProblem` for an invalid day.
 */
export function announceYear(
  database: Database,
  actor: Actor,
  { year, announced, request }: AnnounceYearInput,
): Promise<CalendarYear> {
  return database.write(withPrivileges(actor.scope, 'calendar'), async (tx) => {
    allow(actor, 'calendar.edit');
    await once(tx, request, async () => {
      if (await calendarYear(tx, year)) throw new Problem('CALENDAR_YEAR_KNOWN', { year });
      await addVersion(tx, actor, { year, version: 1, announced, before: null });
      return String(year);
    });
    return knownYear(tx, year);
  });
}

interface CorrectYearInput {
  year: number;
  versionRead: number;
  announced: Announcement;
}

/**
 * Corrects a year of the working calendar by adding a new version; the old version is kept.
 * @throws Problem FORBIDDEN, NOT_FOUND, EDIT_STALE, and those of `yearProblem` for an invalid day.
 */
export function correctYear(
  database: Database,
  actor: Actor,
  { year, versionRead, announced }: CorrectYearInput,
): Promise<CalendarYear> {
  return database.write(withPrivileges(actor.scope, 'calendar'), async (tx) => {
    allow(actor, 'calendar.edit');
    const before = await knownYear(tx, year);
    if (before.version !== versionRead) throw new Problem('EDIT_STALE');
    await addVersion(tx, actor, { year, version: before.version + 1, announced, before });
    return knownYear(tx, year);
  });
}

interface NewVersion {
  year: number;
  version: number;
  announced: Announcement;
  before: CalendarYear | null;
}

async function addVersion(
  tx: Tx,
  actor: Actor,
  { year, version, announced: { source, days }, before }: NewVersion,
): Promise<void> {
  const problem = yearProblem(year, days);
  if (problem) throw problem;
  await addCalendarYear(tx, { year, version, source, recordedBy: actor.personId, days: [...days] });
  await recordAuditEvent(tx, actor.scope, {
    action: before ? 'calendar.correct' : 'calendar.announce',
    subjectType: 'calendar-year',
    subjectId: String(year),
    ...(before
      ? { oldValue: { version: before.version, source: before.source, days: before.days } }
      : {}),
    newValue: { version, source, days },
  });
}

/**
 * Reads one year of the working calendar.
 * @throws Problem NOT_FOUND when the year is not in the calendar.
 */
export async function knownYear(tx: Tx, year: number): Promise<CalendarYear> {
  const known = await calendarYear(tx, year);
  if (!known) throw new Problem('NOT_FOUND');
  return known;
}
