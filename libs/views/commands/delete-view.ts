import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Database } from '#platform/database';
import { Problem } from '#platform/problem';
import { SavedViewRow } from '../store/saved-view-row.js';

/**
 * Deletes a view of the actor, for those too with whom it was shared.
 * @throws Problem NOT_FOUND when there is none, or it belongs to another person
 */
export function deleteView(database: Database, actor: Actor, id: string): Promise<void> {
  allow(actor, 'view.save');
  const own = { id, personId: actor.personId };
  return database.write(actor.scope, async (tx) => {
    const row = await tx.findOne(SavedViewRow, { where: own });
    if (!row) throw new Problem('NOT_FOUND');
    await tx.delete(SavedViewRow, own);
    const { page, name, filters, shared } = row;
    await recordAuditEvent(tx, actor.scope, {
      action: 'view.delete',
      subjectType: 'saved-view',
      subjectId: id,
      oldValue: { page, name, filters, shared },
    });
  });
}
