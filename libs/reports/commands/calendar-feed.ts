import { recordAuditEvent } from '#audit';
import type { Actor } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { endFeed, insertFeed } from '../store/calendar-feeds.js';

/**
 * Makes the address at which a person's calendar is read. The former one ends.
 * @returns the secret in the address, which is shown once
 */
export function openCalendarFeed(database: Database, clock: Clock, actor: Actor): Promise<string> {
  return database.write(actor.scope, async (tx) => {
    const at = clock.now();
    await endFeed(tx, actor.personId, at);
    const secret = await insertFeed(tx, actor.personId, at);
    await recordAuditEvent(tx, actor.scope, {
      action: 'calendar-feed.open',
      subjectType: 'person',
      subjectId: actor.personId,
    });
    return secret;
  });
}

/** Revokes the address at which a person's calendar is read. Revoking none is no error. */
export function endCalendarFeed(database: Database, clock: Clock, actor: Actor): Promise<void> {
  return database.write(actor.scope, async (tx) => {
    await endFeed(tx, actor.personId, clock.now());
    await recordAuditEvent(tx, actor.scope, {
      action: 'calendar-feed.end',
      subjectType: 'person',
      subjectId: actor.personId,
    });
  });
}
