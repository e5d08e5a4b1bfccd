import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { Problem } from '#platform/problem';
import { closeRow, type Contradiction, findContradiction } from '../store/contradiction-rows.js';

/**
 * Closes a contradiction (a sign that ledger data was altered or lost) with a reason. The
 * contradiction can still be read, but no longer prevents checkpoints from being signed.
 * @throws Problem FORBIDDEN, NOT_FOUND, or CONTRADICTION_CLOSED when it is closed already.
 */
export async function closeContradiction(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<Contradiction> {
  allow(actor, 'ledger-contradiction.close');
  return database.write(actor.scope, async (tx) => {
    const open = await findContradiction(tx, id);
    if (!open) throw new Problem('NOT_FOUND');
    const closing = { by: actor.personId, reason, at: clock.now() };
    if (!(await closeRow(tx, id, closing))) throw new Problem('CONTRADICTION_CLOSED');
    await recordAuditEvent(tx, actor.scope, {
      action: 'ledger-contradiction.close',
      subjectType: 'ledger-contradiction',
      subjectId: id,
      newValue: { kind: open.kind, what: open.what, reason },
    });
    const closed = await findContradiction(tx, id);
    if (!closed) throw new Error(`contradiction ${id} was closed and is gone`);
    return closed;
  });
}
