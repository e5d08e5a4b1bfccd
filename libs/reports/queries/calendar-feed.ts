import { actorAssigned } from '#identity';
import type { Clock } from '#platform/clock';
import { accountsScope, type Database } from '#platform/database';
import { Problem } from '#platform/problem';
import { calendarFile } from '../rules/calendar-file.js';
import { personOfFeed } from '../store/calendar-feeds.js';
import { calendarDays } from './calendar-days.js';

interface ReadCalendarInput {
  secret: string;
  publicUrl: string;
  requestId: string;
}

/**
 * Returns the calendar at a secret address, with what its person may see today.
 * @throws Problem NOT_FOUND when the address is made up or was revoked, or the account is closed.
 */
export async function readCalendar(
  database: Database,
  clock: Clock,
  { secret, publicUrl, requestId }: ReadCalendarInput,
): Promise<string> {
  const personId = await database.read(accountsScope('service:calendar-feed', requestId), (tx) =>
    personOfFeed(tx, secret),
  );
  const actor =
    personId === null ? null : await actorAssigned(database, clock, personId, requestId);
  if (!actor) throw new Problem('NOT_FOUND');
  const days = await database.read(actor.scope, (tx) => calendarDays(tx, actor, clock.today()));
  return calendarFile(days, { publicUrl, language: actor.language, now: clock.now() });
}
