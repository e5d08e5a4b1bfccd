import { IsNull } from 'typeorm';
import { recordAuditEvent } from '#audit';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Actor } from '../rules/actor.js';
import { ApiTokenRow } from '../store/identity-rows.js';

/**
 * Ends one of the actor's own API tokens.
 * @throws Problem NOT_FOUND for another person's token or one already ended.
 */
export function endToken(
  database: Database,
  clock: Clock,
  actor: Actor,
  id: string,
): Promise<void> {
  return database.write(actor.scope, async (tx) => {
    const ended = await tx.update(
      ApiTokenRow,
      { id, personId: actor.personId, endedAt: IsNull() },
      { endedAt: clock.now() },
    );
    if (!ended.affected) throw new Problem('NOT_FOUND');
    await recordAuditEvent(tx, actor.scope, {
      action: 'token.end',
      subjectType: 'api-token',
      subjectId: id,
    });
  });
}
