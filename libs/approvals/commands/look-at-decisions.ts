import { recordAuditEvent } from '#audit';
import type { Actor } from '#identity';
import { storeLook } from '../store/looks.js';
import type { Approvals } from './approvals.js';
import { instant } from './file-change-request.js';

/**
 * Records that the actor has seen what became of their own change requests until an instant; what
 * is decided later is new. An instant to come is taken for now.
 */
export async function lookAtDecisions(
  { database }: Pick<Approvals, 'database'>,
  actor: Actor,
  until: Date,
): Promise<void> {
  await database.write(actor.scope, async (tx) => {
    const now = await instant(tx);
    await storeLook(tx, actor.personId, until < now ? until : now);
    await recordAuditEvent(tx, actor.scope, {
      action: 'change-request.look',
      subjectType: 'person',
      subjectId: actor.personId,
    });
  });
}
