import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { Problem } from '#platform/problem';
import { endChannelOf } from '../store/alert-channels.js';

/**
 * Ends one of the actor's own notification channels. Messages still pending for this channel are
 * marked as failed.
 * @throws Problem NOT_FOUND for another person's channel or one already ended.
 */
export function endChannel(
  database: Database,
  clock: Clock,
  actor: Actor,
  id: string,
): Promise<void> {
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'preferences.change');
    if (!(await endChannelOf(tx, actor.personId, id, clock.now()))) throw new Problem('NOT_FOUND');
    await recordAuditEvent(tx, actor.scope, {
      action: 'alert-channel.end',
      subjectType: 'alert-channel',
      subjectId: id,
    });
  });
}
