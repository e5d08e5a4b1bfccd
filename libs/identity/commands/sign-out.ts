import { recordDeed } from '#audit';
import type { Clock, Database } from '#platform';
import type { Actor } from '../rules/actor.js';
import { hashSecret } from '../rules/secret.js';
import { SessionRow } from '../store/identity-rows.js';

/** Ends a session; its cookie opens nothing from here on, wherever it was copied to. */
export function signOut(database: Database, clock: Clock, actor: Actor, token: string): Promise<void> {
  return database.write(actor.scope, async (tx) => {
    await tx.update(SessionRow, { tokenHash: hashSecret(token), personId: actor.personId }, { endedAt: clock.now() });
    await recordDeed(tx, actor.scope, { action: 'session.end', subjectType: 'person', subjectId: actor.personId });
  });
}
